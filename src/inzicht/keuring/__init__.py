"""De poort: wat hier een fout heet, telt geen enkele opdracht mee."""
