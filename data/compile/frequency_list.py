#!/usr/bin/env python3
"""Makes data/ar/frequency.tsv from the Arabic word frequencies of the PyPI package wordfreq 3.1.1.

usage: pip install wordfreq==3.1.1; data/compile/frequency_list.py > data/ar/frequency.tsv

Kept are forms of Arabic letters, 2 to 20 of them, that are met at least once in about 30 million words
(Zipf value 1.5), in steps of a half. A form that is a clitic before a form at least as frequent is left out:
the program looks such words up without the clitic.
"""
import math
import re

import wordfreq

CLITICS = "وال فال بال كال لل ولل وبال ال و ف ب ل ك س وب ول وس".split()
LEAST = 1.5

words = {}
for form, share in wordfreq.get_frequency_dict("ar", "large").items():
    zipf = round((math.log10(share) + 9) * 10) / 10
    if re.fullmatch("[\u0621-\u064a]{2,20}", form) and zipf >= LEAST:
        words[form] = zipf
print("form\tzipf")
for form in sorted(words, key=str.encode):
    rests = (form[len(c):] for c in CLITICS if form.startswith(c) and len(form) - len(c) >= 3)
    if not any(words.get(rest, 0) >= words[form] for rest in rests):
        print(f"{form}\t{int(words[form] * 10) // 5 * 5 / 10}")
