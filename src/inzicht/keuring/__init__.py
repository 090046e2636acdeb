"""De keuring: wat deze regels een fout noemen, telt geen enkele opdracht mee (ontwerp 6).

De poort (`keur_wijzer`, `keur_antwoordenbron`) is licht; elke opdracht laadt haar. Waarschuwingen, taalregels en
de uitleg bij de regels staan in eigen modules, die alleen `controleer` laadt.
"""

from inzicht.keuring.poort import keur_antwoordenbron, keur_wijzer, lees_antwoordenbron

__all__ = ["keur_antwoordenbron", "keur_wijzer", "lees_antwoordenbron"]
