"""Words in, what tells a blank of the policy from one that is left for a copy, a date in a row or a later day out."""

import re

_DATED = (r"(?:date (?:adopted|approved|reviewed|agreed|issued)|date of (?:next |last )?(?:review|adoption|issue)|"
          r"next review(?: date| due)?|review date|(?:adopted|approved|reviewed) on)")
IN_A_RUN = re.compile(rf"(?P<label>\b{_DATED}) ?: (?!(?P=label))(?={_DATED} ?:)")
SETTLED_LATER = re.compile(r" (?:in writing|by|with|at|before|as|within|on|after|during|and|to|through|that|or|via|"
                           r"each|every)\b")
OF_POLICY = re.compile(r"\b(?:sign\w* ?off|approv\w+|adopt\w+|ratif\w+|review\w*|lead|deputy|officer|chair\w*|dsl|"
                       r"lado|trustees?|owner|version|telephone|phone|number|name)\b[\w ()/]{0,16} ?[:|] ?$")
COPY = re.compile(r"\b(?:copy (?:no|number|holder|held by)|issued to|this copy (?:is|belongs to))\W*$")
