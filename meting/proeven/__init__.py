"""De proeven van `meting/onheil.py`: elke module meet een soort onheil en geeft cijfers terug."""
