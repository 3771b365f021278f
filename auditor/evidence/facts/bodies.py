"""Folded text in, the bodies outside the centre that it names out: a pattern for each."""

NACCC = r"naccc|national association of child contact centres"
_PLACE = r"(?:child(?:ren)?(?:'?s|s')?|child|families|family)"
CHILDREN = "|".join((
    rf"{_PLACE} (?:and (?:families|family|young people(?:'?s|s')?|adults?(?:'?s|s')?) )?(?:social (?:care|services?|"
    rf"work)|services?"
    r"|safe ?guarding (?:team|hub|service|partnership team)|front ?door|duty (?:team|desk|social work)|advice (?:and|"
    r"&) (?:support|duty)"
    r"|help(?: and protection)? (?:team|hub)|access point|reception team|assessment team|initial contact)",
    rf"{_PLACE} (?:social care )?(?:first contact|first response|contact (?:centre|point|"
    rf"team)(?= (?:at )?\w* ?council)|hub)",
    r"children(?:'s|s')? (?!emergency )(?:\w+ (?:and |& )?){0,2}(?:gateway|hub|(?:help|advice) ?desk|"
    r"access (?:team|point)|advice (?:line|service|team)|duty "
    r"(?:line|team|service|worker)|front door|portal)",
    r"(?:council|county|borough|city|trust|authority)(?:'s)?,? (?:children(?:'s|s')? (?:team|people)|social workers)"
    r"|children(?:'s|s')? team,? (?:at )?[\w']+ (?:\w+ )?council",
    r"child protection (?:duty )?(?:line|unit|team|people)(?! leader)", r"one front door|first call|family connect|"
    r"(?:single )?access point|single access (?:and )?(?:referral )?team|referral (?:and|&) intervention (?:team|"
    r"service)|(?:professionals'? )?consultation line|gateway(?= (?:on|at|tel)? ?\(?0\d)",
    r"(?:local authority |council(?:'s)? )?social (?:care|services?|work)(?! england\b)"
    r"(?: (?:department|duty|direct|team))*",
    r"mash(?: team)?", r"(?:integrated |family |single )?front "
                       r"?door", r"first response(?: team| service)?", r"first contact(?: team)?",
    r"(?:single )?point of "
    r"access", r"spa", r"spoa", r"iaa(?: team| service)?", r"marat", r"maru", r"cads", r"ifd", r"cass",
    r"multi[- ]?agency (?:safe ?guarding|"
                                                                             r"referral|support|"
    r"access)(?: (?:and|&) (?:assessment|support|advice))?(?: (?:hub|team|point|service|unit))?", r"request for support"
    r"(?: team)?", r"assessment (?:and|&) support team",
    r"referral (?:and|&) assessment "
    r"team", r"initial (?:referral|assessment|contact) team", r"(?:social care )?assessment team",
    r"gateway (?:team|"
    r"service)s?", r"gateway(?= ?(?:[:|(]|,? ?(?:mon|weekday|office|daytime|9)))",
    r"duty (?:and (?:assessment|advice) )?(?:team|desk)", r"early help hub",
    r"contact (?:and|&) referral (?:team|service|"
    r"hub)?", r"(?:information|access)(?:,? advice)? (?:and|&) (?:assistance|assessment|referral) (?:team|service)",
    r"advice (?:and|&) guidance (?:service|line|team)", r"duty (?:and|&) advice", r"(?:safe ?guarding|access) "
    r"hub", r"children first", r"intake team", r"customer first", r"safe ?guarding children(?:'s)? (?:board|"
        r"partnership|unit)",
))
DUTY = r"duty (?:social worker|practice (?:worker|manager)|officer)"
HOURS = "|".join((
    r"emergency duty (?:team|service|social work(?:er)?|officer|"
    r"desk)?s?", r"edt", r"edts", r"eds", r"emergency social (?:work|care|services?)(?: team)?",
    r"(?:out[- ]of[- ](?:office[- ])?(?:hours|hrs)|after[- ]hours|ooh)(?! (?:gps?|doctors?|dentists?|"
    r"medical|key|caretaker))(?: (?:duty|emergency|social (?:work|care|"
    r"services)|team|service|number|line))*",
    r"(?:outside|out) (?:of )?(?:normal |office |working |these |usual )+(?:office |working )?hours",
    r"(?:evenings?|nights?|week-?ends?|bank holidays?)(?:,? ?(?:and|&|or|/|,)? ?(?:at )?(?:evenings?|nights?|"
    r"week-?ends?|bank holidays?))+",
    r"night(?:-?time)? team", r"standby (?:team|social worker)", r"at (?:the )?weekends?",
    r"(?:when|once|while|whenever) (?:the )?(?:county hall|town hall|civic centre|council|switchboard|"
    r"(?:council |civic |main )?offices?) (?:is|are|has|have) (?:closed|shut)",
))
LADO = "|".join((
    r"(?:local authority |la )?designated officers?(?= ?\((?:la|local auth|lado|england))",
    r"designated officers? (?:at|of|for|from|in) (?:the )?[\w' -]{0,30}?(?:council|local authority|borough)",
    r"local authority'?s? designated officers?(?: "
    r"\(lado\))?", r"(?:council|borough|authority)(?:'s)? designated officers?",
    r"l\.?a\.?d\.?o\.?(?:'?s)?(?: duty (?:desk|line|team|officer|number)| \((?:the )?designated officer[^)|]{0,30}\))?",
    r"allegations? (?:management )?(?:officer|manager|lead|team|management)",
    r"designated officer for (?:allegations|safe "
    r"?guarding)", r"local authority designated officer", r"managing allegations (?:team|adviser|officer)",
    r"education safe ?guarding team",
))
ADULT = (r"adult(?:'?s|s')? (?:and \w+ )?(?:social (?:care|services?|work)|services?|safe ?guarding (?:team|hub|"
         r"board|service)|front ?door|mash"
         r"|protection (?:team|gateway)|contact (?:team|centre|point)|care services?)"
         r"|safe ?guarding adults? (?:team|"
         r"board|hub|unit)|adult social work"
         r"|adults? safe ?guarding(?= ?[|:(-])|adult abuse")
ABUSE = "|".join((
    r"(?:national )?domestic (?:abuse|violence) (?:help ?line|service|line|support|team|"
    r"charity)", r"refuge", r"women'?s'? aid", r"men'?s advice line",
    r"idva(?: service)?", r"independent domestic (?:abuse|violence) (?:adviser|advisor|"
                          r"advocate)s?", r"respect (?:phone ?line|help ?line)",
    r"live fear free", r"safelives", r"mankind(?: initiative)?", r"galop", r"karma nirvana",
))
HELPLINE = "|".join((
    r"nspcc", r"child ?line", r"samaritans", r"protect(?= (?:advice|help|\(|whistle|on|-|:|"
        r"\|))", r"ofsted", r"cqc", r"care quality commission", r"ceop", r"parentline",
    r"help ?lines?", r"advice line", r"stop it now", r"crimestoppers", r"charity commission", r"nhs(?: 111| "
        r"direct)?", r"disclosure and barring service",
    r"dbs", r"anti-?terrorist hotline", r"family lives", r"report abuse", r"internet watch", r"kidscape",
    r"ann craft", r"hourglass", r"ico", r"public concern at work", r"thirtyone:?eight", r"ccpas",
    r"action counters "
    r"terrorism", r"young ?minds", r"shout", r"papyrus", r"cafcass", r"fgm", r"forced marriage "
        r"unit", r"action on elder abuse",
))
POLICE = (r"police(?: (?:station|non-emergency|public protection unit|child protection unit))?|"
          r"psni|constabulary|non-?emergency")
