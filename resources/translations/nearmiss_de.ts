<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
 <context>
  <name>nearmiss</name>
  <message>
   <location filename="core/nearmiss/agreement/judging.py" />
   <location filename="core/nearmiss/statistics/classification.py" />
   <source>there is no target to compare with</source>
   <translation>es gibt kein Ziel zum Vergleichen</translation>
  </message>
  <message>
   <location filename="core/nearmiss/agreement/judging.py" />
   <source>no target prefers a response</source>
   <translation>kein Ziel zieht eine Antwort vor</translation>
  </message>
  <message>
   <location filename="core/nearmiss/agreement/judging.py" />
   <source>no pair that it judged has two people's answers</source>
   <translation>kein Paar, das er beurteilt hat, hat Antworten von zwei Personen</translation>
  </message>
  <message>
   <location filename="core/nearmiss/agreement/of_values.py" />
   <source>no target says missed</source>
   <translation>kein Ziel sagt verfehlt</translation>
  </message>
  <message>
   <location filename="core/nearmiss/agreement/of_votes.py" />
   <source>Of people’s answers that prefer a response, {share:.0%} prefer the one stored {stored}: plain κ, Fleiss’ κ and α mislead then, the symmetrised ones do not.</source>
   <translation>Von den Antworten der Personen, die eine Antwort vorziehen, bevorzugen {share:.0%} die {stored} gespeicherte: Das einfache κ, Fleiss’ κ und α führen dann in die Irre, die symmetrisierten nicht.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/agreement/pairs.py" />
   <source>one of them is a position in a list, not a person</source>
   <translation>eine davon ist ein Platz in einer Liste, keine Person</translation>
  </message>
  <message>
   <location filename="core/nearmiss/agreement/pairs.py" />
   <source>they answered on different scales</source>
   <translation>sie haben auf verschiedenen Skalen geantwortet</translation>
  </message>
  <message>
   <location filename="core/nearmiss/agreement/pairs.py" />
   <source>the values are names without an order</source>
   <translation>die Werte sind Namen ohne Reihenfolge</translation>
  </message>
  <message>
   <location filename="core/nearmiss/agreement/pairs.py" />
   <source>the answers name no side</source>
   <translation>die Antworten nennen keine Seite</translation>
  </message>
  <message>
   <location filename="core/nearmiss/agreement/words.py" />
   <source>Target ↓, judge →</source>
   <translation>Ziel ↓, Richter →</translation>
  </message>
  <message>
   <location filename="core/nearmiss/agreement/words.py" />
   <location filename="gui/nearmiss_gui/agreement/headline.py" />
   <source>Percent agreement</source>
   <translation>Übereinstimmung in Prozent</translation>
  </message>
  <message>
   <location filename="core/nearmiss/agreement/words.py" />
   <source>Two answers to one pair are the same this often.</source>
   <translation>So oft sind zwei Antworten zu einem Paar gleich.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/agreement/words.py" />
   <source>Fleiss’ κ</source>
   <translation>Fleiss’ κ</translation>
  </message>
  <message>
   <location filename="core/nearmiss/agreement/words.py" />
   <source>Agreement beyond what chance would give: 1 is full, 0 is chance.</source>
   <translation>Übereinstimmung über den Zufall hinaus: 1 ist völlig, 0 ist Zufall.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/agreement/words.py" />
   <source>Krippendorff’s α, nominal</source>
   <translation>Krippendorffs α, nominal</translation>
  </message>
  <message>
   <location filename="core/nearmiss/agreement/words.py" />
   <source>Like Fleiss’ κ, also where answers are missing.</source>
   <translation>Wie Fleiss’ κ, auch wo Antworten fehlen.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/agreement/words.py" />
   <source>Krippendorff’s α, ordinal</source>
   <translation>Krippendorffs α, ordinal</translation>
  </message>
  <message>
   <location filename="core/nearmiss/agreement/words.py" />
   <source>The same, with neighbouring ranks half in agreement.</source>
   <translation>Dasselbe; benachbarte Ränge stimmen halb überein.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/agreement/words.py" />
   <source>Krippendorff’s α, interval</source>
   <translation>Krippendorffs α, Intervall</translation>
  </message>
  <message>
   <location filename="core/nearmiss/agreement/words.py" />
   <source>The same, with differences of value squared.</source>
   <translation>Dasselbe mit quadrierten Abständen der Werte.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/agreement/words.py" />
   <source>Gwet’s AC1</source>
   <translation>Gwets AC1</translation>
  </message>
  <message>
   <location filename="core/nearmiss/agreement/words.py" />
   <source>Beyond chance, and steady where nearly all answers are the same.</source>
   <translation>Über den Zufall hinaus, und stabil, wo fast alle Antworten gleich sind.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/agreement/words.py" />
   <source>Gwet’s AC2, quadratic</source>
   <translation>Gwets AC2, quadratisch</translation>
  </message>
  <message>
   <location filename="core/nearmiss/agreement/words.py" />
   <source>AC1 with partial credit for near answers.</source>
   <translation>AC1, wobei nahe Antworten teilweise zählen.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/agreement/words.py" />
   <source>One against the rest</source>
   <translation>Eine Person gegen die übrigen</translation>
  </message>
  <message>
   <location filename="core/nearmiss/agreement/words.py" />
   <location filename="gui/nearmiss_gui/agreement/headline.py" />
   <source>One answer is what most others gave this often.</source>
   <translation>So oft ist eine Antwort die der meisten anderen.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/agreement/words.py" />
   <source>Cohen’s κ</source>
   <translation>Cohens κ</translation>
  </message>
  <message>
   <location filename="core/nearmiss/agreement/words.py" />
   <source>Two raters agree beyond chance: 1 is full, 0 is chance.</source>
   <translation>Zwei Bewertende stimmen über den Zufall hinaus überein: 1 ist völlig, 0 ist Zufall.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/agreement/words.py" />
   <source>Cohen’s κ, linear</source>
   <translation>Cohens κ, linear</translation>
  </message>
  <message>
   <location filename="core/nearmiss/agreement/words.py" />
   <source>The same, with partial credit for near answers.</source>
   <translation>Dasselbe, wobei nahe Antworten teilweise zählen.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/agreement/words.py" />
   <source>Cohen’s κ, quadratic</source>
   <translation>Cohens κ, quadratisch</translation>
  </message>
  <message>
   <location filename="core/nearmiss/agreement/words.py" />
   <source>The same, with more credit for nearer answers.</source>
   <translation>Dasselbe, wobei nähere Antworten mehr zählen.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/agreement/words.py" />
   <source>Cohen’s κ, symmetrised</source>
   <translation>Cohens κ, symmetrisiert</translation>
  </message>
  <message>
   <location filename="core/nearmiss/agreement/words.py" />
   <source>Cohen’s κ whichever response was stored first.</source>
   <translation>Cohens κ, gleich welche Antwort zuerst gespeichert ist.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/agreement/words.py" />
   <source>Accuracy</source>
   <translation>Genauigkeit</translation>
  </message>
  <message>
   <location filename="core/nearmiss/agreement/words.py" />
   <source>The judge gives the target’s answer, ties included, this often.</source>
   <translation>So oft gibt der Richter die Antwort des Ziels, Gleichstände eingeschlossen.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/agreement/words.py" />
   <location filename="gui/nearmiss_gui/agreement/tables.py" />
   <source>Accuracy, decisive</source>
   <translation>Genauigkeit, entschieden</translation>
  </message>
  <message>
   <location filename="core/nearmiss/agreement/words.py" />
   <source>Where people prefer a response, it names that one.</source>
   <translation>Wo Personen eine Antwort vorziehen, nennt er diese.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/agreement/words.py" />
   <source>Coverage</source>
   <translation>Abdeckung</translation>
  </message>
  <message>
   <location filename="core/nearmiss/agreement/words.py" />
   <source>Where people prefer a response, it names one at all.</source>
   <translation>Wo Personen eine Antwort vorziehen, nennt er überhaupt eine.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/agreement/words.py" />
   <source>Accuracy, both decisive</source>
   <translation>Genauigkeit, beide entschieden</translation>
  </message>
  <message>
   <location filename="core/nearmiss/agreement/words.py" />
   <source>Where both prefer a response, it is the same one.</source>
   <translation>Wo beide eine Antwort vorziehen, ist es dieselbe.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/agreement/words.py" />
   <source>Macro F1</source>
   <translation>Makro-F1</translation>
  </message>
  <message>
   <location filename="core/nearmiss/agreement/words.py" />
   <source>Precision and recall of each answer, averaged over the answers.</source>
   <translation>Genauigkeit und Trefferquote jeder Antwort, gemittelt über die Antworten.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/agreement/words.py" />
   <source>Judge against the rest</source>
   <translation>Richter gegen die übrigen</translation>
  </message>
  <message>
   <location filename="core/nearmiss/agreement/words.py" />
   <source>It gives what most people gave this often.</source>
   <translation>So oft gibt er, was die meisten Personen gaben.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/agreement/words.py" />
   <source>Person against the rest</source>
   <translation>Person gegen die übrigen</translation>
  </message>
  <message>
   <location filename="core/nearmiss/agreement/words.py" />
   <source>On the same pairs, one more person does.</source>
   <translation>An denselben Paaren tut es eine weitere Person so oft.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/agreement/words.py" />
   <source>Missed, called met</source>
   <translation>Verfehlt, erfüllt genannt</translation>
  </message>
  <message>
   <location filename="core/nearmiss/agreement/words.py" />
   <source>Of what people say is missed, the judge calls this met.</source>
   <translation>Von dem, was Personen verfehlt nennen, nennt der Richter so viel erfüllt.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/agreement/words.py" />
   <source>Missed, called met, by a person</source>
   <translation>Verfehlt, von einer Person erfüllt genannt</translation>
  </message>
  <message>
   <location filename="core/nearmiss/agreement/words.py" />
   <source>Of what most others say is missed, one person calls this met.</source>
   <translation>Von dem, was die meisten anderen verfehlt nennen, nennt eine Person so viel erfüllt.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/agreement/words.py" />
   <location filename="gui/nearmiss_gui/agreement/tables.py" />
   <source>Judge minus person</source>
   <translation>Richter minus Person</translation>
  </message>
  <message>
   <location filename="core/nearmiss/agreement/words.py" />
   <source>Below zero: further from people than a person is.</source>
   <translation>Unter null: weiter von den Personen entfernt als eine Person.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/audit/certainty.py" />
   <source>the judge states no confidence</source>
   <translation>der Richter gibt keine Konfidenz an</translation>
  </message>
  <message>
   <location filename="core/nearmiss/audit/certainty.py" />
   <location filename="core/nearmiss/statistics/calibration.py" />
   <source>no pair has both a stated confidence and a target that prefers a response</source>
   <translation>kein Paar hat sowohl eine angegebene Konfidenz als auch ein Ziel, das eine Antwort vorzieht</translation>
  </message>
  <message>
   <location filename="core/nearmiss/audit/certainty.py" />
   <source>consistency over orders ranks the pairs, and is no probability</source>
   <translation>die Konsistenz über die Reihenfolgen ordnet die Paare und ist keine Wahrscheinlichkeit</translation>
  </message>
  <message>
   <location filename="core/nearmiss/audit/certainty.py" />
   <source>people's pairs were drawn with unequal probability, and mends are not fitted with weights</source>
   <translation>die Paare der Personen wurden mit ungleicher Wahrscheinlichkeit gezogen, und Korrekturen werden nicht mit Gewichten angepasst</translation>
  </message>
  <message>
   <location filename="core/nearmiss/audit/charts.py" />
   <source>{share:.0%}</source>
   <translation>{share:.0%}</translation>
  </message>
  <message>
   <location filename="core/nearmiss/audit/charts.py" />
   <source>Stated confidence, and the share that was right; on the dashed line both are the same.</source>
   <translation>Angegebene Konfidenz und der Anteil, der richtig war; auf der gestrichelten Linie ist beides gleich.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/audit/charts.py" />
   <source>stated confidence → share agreeing with most people</source>
   <translation>angegebene Konfidenz → Anteil wie die meisten Personen</translation>
  </message>
  <message>
   <location filename="core/nearmiss/audit/charts.py" />
   <source>Share of pairs left to the judge, the surest first, and how many of its answers people would not give.</source>
   <translation>Anteil der Paare, die dem Richter überlassen sind, die sichersten zuerst, und wie viele seiner Antworten Personen nicht gäben.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/audit/charts.py" />
   <source>share of pairs left to the judge → disagreement with people</source>
   <translation>Anteil beim Richter → Abweichung von Personen</translation>
  </message>
  <message>
   <location filename="core/nearmiss/audit/charts.py" />
   <source>decides nothing within this limit</source>
   <translation>entscheidet nichts innerhalb dieser Grenze</translation>
  </message>
  <message>
   <location filename="core/nearmiss/audit/charts.py" />
   <location filename="gui/nearmiss_gui/agreement/curves.py" />
   <location filename="gui/nearmiss_gui/agreement/figures_in_words.py" />
   <location filename="gui/nearmiss_gui/agreement/probes.py" />
   <location filename="gui/nearmiss_gui/verdicts_page/rows.py" />
   <source>{low} to {high}</source>
   <translation>{low} bis {high}</translation>
  </message>
  <message>
   <location filename="core/nearmiss/audit/charts.py" />
   <source>How far people agree with each other, and the judge with them, with 95 % intervals.</source>
   <translation>Wie weit Personen miteinander übereinstimmen und der Richter mit ihnen, mit 95-%-Intervallen.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/audit/charts.py" />
   <location filename="gui/nearmiss_gui/agreement/cards.py" />
   <source>Is its confidence honest?</source>
   <translation>Ist seine Konfidenz ehrlich?</translation>
  </message>
  <message>
   <location filename="core/nearmiss/audit/charts.py" />
   <source>dashed: perfectly calibrated</source>
   <translation>gestrichelt: perfekt kalibriert</translation>
  </message>
  <message>
   <location filename="core/nearmiss/audit/charts.py" />
   <location filename="gui/nearmiss_gui/agreement/cards.py" />
   <location filename="gui/nearmiss_gui/agreement/curves.py" />
   <source>How much can it decide alone?</source>
   <translation>Wie viel kann er allein entscheiden?</translation>
  </message>
  <message>
   <location filename="core/nearmiss/audit/charts.py" />
   <source>allowed: {share:.0%}</source>
   <translation>erlaubt: {share:.0%}</translation>
  </message>
  <message>
   <location filename="core/nearmiss/audit/charts.py" />
   <source>decides {share:.0%}, {risk:.1%} disagree</source>
   <translation>allein {share:.0%}, uneins {risk:.1%}</translation>
  </message>
  <message>
   <location filename="core/nearmiss/audit/charts.py" />
   <location filename="gui/nearmiss_gui/desk/marked_panel.py" />
   <location filename="gui/nearmiss_gui/verdicts_page/cards.py" />
   <source>All</source>
   <translation>Alle</translation>
  </message>
  <message>
   <location filename="core/nearmiss/audit/charts.py" />
   <source>human–human</source>
   <translation>Person–Person</translation>
  </message>
  <message>
   <location filename="core/nearmiss/audit/charts.py" />
   <source>judge–human</source>
   <translation>Richter–Person</translation>
  </message>
  <message>
   <location filename="core/nearmiss/audit/charts.py" />
   <source>weaker</source>
   <translation>schwächer</translation>
  </message>
  <message>
   <location filename="core/nearmiss/audit/charts.py" />
   <source>stronger</source>
   <translation>stärker</translation>
  </message>
  <message>
   <location filename="core/nearmiss/audit/charts.py" />
   <source>By category</source>
   <translation>Nach Kategorie</translation>
  </message>
  <message>
   <location filename="core/nearmiss/audit/charts.py" />
   <source>{value:g}</source>
   <translation>{value:g}</translation>
  </message>
  <message>
   <location filename="core/nearmiss/audit/charts.py" />
   <source>{n:,}</source>
   <translation>{n:,}</translation>
  </message>
  <message>
   <location filename="core/nearmiss/audit/group_jackknife.py" />
   <source>no single prompt family moves it, which leaves nothing to judge the uncertainty by</source>
   <translation>keine einzelne Prompt-Familie bewegt es; daran lässt sich die Unsicherheit nicht messen</translation>
  </message>
  <message>
   <location filename="core/nearmiss/audit/leanings.py" />
   <source>no pair with responses of different length was answered by both judge and people</source>
   <translation>kein Paar mit verschieden langen Antworten wurde von Richter und Personen beantwortet</translation>
  </message>
  <message>
   <location filename="core/nearmiss/audit/leanings.py" />
   <source>the judge's model family is not known</source>
   <translation>die Modellfamilie des Richters ist nicht bekannt</translation>
  </message>
  <message>
   <location filename="core/nearmiss/audit/leanings.py" />
   <source>no pair holds exactly one response of the judge's own family</source>
   <translation>kein Paar enthält genau eine Antwort aus der eigenen Familie des Richters</translation>
  </message>
  <message>
   <location filename="core/nearmiss/audit/leanings.py" />
   <source>neither the judge nor people ever call a pair a tie</source>
   <translation>weder der Richter noch Personen geben je einen Gleichstand an</translation>
  </message>
  <message>
   <location filename="core/nearmiss/audit/position.py" />
   <source>no pair was judged in both orders</source>
   <translation>kein Paar wurde in beiden Reihenfolgen beurteilt</translation>
  </message>
  <message>
   <location filename="core/nearmiss/audit/position.py" />
   <source>the judge named no side</source>
   <translation>der Richter nannte keine Seite</translation>
  </message>
  <message>
   <location filename="core/nearmiss/audit/position.py" />
   <source>it is not known which response the judge saw first</source>
   <translation>es ist nicht bekannt, welche Antwort der Richter zuerst sah</translation>
  </message>
  <message>
   <location filename="core/nearmiss/audit/stability.py" />
   <source>no order was judged twice</source>
   <translation>keine Reihenfolge wurde zweimal beurteilt</translation>
  </message>
  <message>
   <location filename="core/nearmiss/audit/stability.py" />
   <source>no such run exists</source>
   <translation>einen solchen Lauf gibt es nicht</translation>
  </message>
  <message>
   <location filename="core/nearmiss/audit/verdict.py" />
   <source>People hardly agree among themselves on {names}.</source>
   <translation>Bei {names} sind sich die Personen untereinander kaum einig.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/audit/verdict.py" />
   <source>Undecided on {names}: about {needed} pairs of each, labelled by people, would settle it.</source>
   <translation>Unentschieden bei {names}: Je etwa {needed} von Personen bewertete Paare würden es klären.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/audit/verdict.py" />
   <source>The overall figure passes, and on its own it would hide the failure on {no}.</source>
   <translation>Die Gesamtzahl besteht und würde allein das Scheitern bei {no} verdecken.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/audit/verdict.py" />
   <source>Over all pairs, this judge can replace one human annotator.</source>
   <translation>Über alle Paare kann dieser Richter eine bewertende Person ersetzen.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/audit/verdict.py" />
   <source>Over all pairs, this judge cannot replace a human annotator.</source>
   <translation>Über alle Paare kann dieser Richter keine bewertende Person ersetzen.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/audit/verdict.py" />
   <source>This judge can replace one human annotator.</source>
   <translation>Dieser Richter kann eine bewertende Person ersetzen.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/audit/verdict.py" />
   <source>This judge cannot replace a human annotator.</source>
   <translation>Dieser Richter kann keine bewertende Person ersetzen.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/audit/verdict.py" />
   <source>This judge can replace one human annotator on {yes}; not on {no}.</source>
   <translation>Dieser Richter kann bei {yes} eine bewertende Person ersetzen; bei {no} nicht.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/audit/verdict.py" />
   <source>This judge can replace one human annotator on {yes}.</source>
   <translation>Dieser Richter kann bei {yes} eine bewertende Person ersetzen.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/audit/verdict.py" />
   <source>This judge cannot replace a human annotator on {no}.</source>
   <translation>Dieser Richter kann bei {no} keine bewertende Person ersetzen.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/audit/verdict.py" />
   <source>People hardly agree among themselves, so nobody can be replaced on the strength of these labels.</source>
   <translation>Die Personen sind sich untereinander kaum einig; aufgrund dieser Bewertungen lässt sich niemand ersetzen.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/audit/verdict.py" />
   <source>Undecided on {name}: about {needed} pairs labelled by people would settle it.</source>
   <translation>Unentschieden bei {name}: Etwa {needed} von Personen bewertete Paare würden es klären.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/audit/verdict.py" />
   <location filename="gui/nearmiss_gui/agreement/drilling.py" />
   <location filename="gui/nearmiss_gui/agreement/heat.py" />
   <location filename="gui/nearmiss_gui/translation.py" />
   <source>{first} and {last}</source>
   <translation>{first} und {last}</translation>
  </message>
  <message>
   <location filename="core/nearmiss/audit/verdict.py" />
   <source>Undecided: about {needed} pairs labelled by people would settle it.</source>
   <translation>Unentschieden: Etwa {needed} von Personen bewertete Paare würden es klären.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/audit/verdict.py" />
   <source>Undecided on {names}: too few pairs to tell.</source>
   <translation>Unentschieden bei {names}: zu wenige Paare.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/audit/verdict.py" />
   <source>Undecided: there are too few pairs with several people’s answers to tell.</source>
   <translation>Unentschieden: Es gibt zu wenige Paare mit Antworten mehrerer Personen.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/backups.py" />
   <source>A copy of this project did not pass its check.</source>
   <translation>Eine Kopie dieses Projekts hat ihre Prüfung nicht bestanden.</translation>
  </message>
  <message numerus="yes">
   <location filename="core/nearmiss/checks/amounts.py" />
   <source>{n:,} words</source>
   <translation>
    <numerusform>{n:,} Wort</numerusform>
    <numerusform>{n:,} Wörter</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="core/nearmiss/checks/amounts.py" />
   <source>{n:,} characters</source>
   <translation>
    <numerusform>{n:,} Zeichen</numerusform>
    <numerusform>{n:,} Zeichen</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="core/nearmiss/checks/amounts.py" />
   <source>{n:,} sentences</source>
   <translation>
    <numerusform>{n:,} Satz</numerusform>
    <numerusform>{n:,} Sätze</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="core/nearmiss/checks/amounts.py" />
   <source>{n:,} paragraphs</source>
   <translation>
    <numerusform>{n:,} Absatz</numerusform>
    <numerusform>{n:,} Absätze</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="core/nearmiss/checks/amounts.py" />
   <source>{n:,} sections</source>
   <translation>
    <numerusform>{n:,} Abschnitt</numerusform>
    <numerusform>{n:,} Abschnitte</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="core/nearmiss/checks/amounts.py" />
   <source>{n:,} bullet points</source>
   <translation>
    <numerusform>{n:,} Listenpunkt</numerusform>
    <numerusform>{n:,} Listenpunkte</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="core/nearmiss/checks/amounts.py" />
   <source>{n:,} headings</source>
   <translation>
    <numerusform>{n:,} Überschrift</numerusform>
    <numerusform>{n:,} Überschriften</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="core/nearmiss/checks/amounts.py" />
   <source>{n:,} lines</source>
   <translation>
    <numerusform>{n:,} Zeile</numerusform>
    <numerusform>{n:,} Zeilen</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="core/nearmiss/checks/amounts.py" />
   <source>{n:,} highlighted parts</source>
   <translation>
    <numerusform>{n:,} hervorgehobener Teil</numerusform>
    <numerusform>{n:,} hervorgehobene Teile</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="core/nearmiss/checks/amounts.py" />
   <source>{n:,} placeholders</source>
   <translation>
    <numerusform>{n:,} Platzhalter</numerusform>
    <numerusform>{n:,} Platzhalter</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="core/nearmiss/checks/amounts.py" />
   <source>{n:,} words in capitals</source>
   <translation>
    <numerusform>{n:,} Wort in Großbuchstaben</numerusform>
    <numerusform>{n:,} Wörter in Großbuchstaben</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="core/nearmiss/checks/amounts.py" />
   <source>{n:,} small letters</source>
   <translation>
    <numerusform>{n:,} Kleinbuchstabe</numerusform>
    <numerusform>{n:,} Kleinbuchstaben</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="core/nearmiss/checks/amounts.py" />
   <source>{n:,} capital letters</source>
   <translation>
    <numerusform>{n:,} Großbuchstabe</numerusform>
    <numerusform>{n:,} Großbuchstaben</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="core/nearmiss/checks/amounts.py" />
   <source>{n:,} commas</source>
   <translation>
    <numerusform>{n:,} Komma</numerusform>
    <numerusform>{n:,} Kommas</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="core/nearmiss/checks/amounts.py" />
   <source>“{what}” {n:,} times</source>
   <translation>
    <numerusform>„{what}“ {n:,}-mal</numerusform>
    <numerusform>„{what}“ {n:,}-mal</numerusform>
   </translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/amounts.py" />
   <source>limit {n:,}</source>
   <translation>höchstens {n:,}</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/amounts.py" />
   <source>at least {n:,}</source>
   <translation>mindestens {n:,}</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/amounts.py" />
   <source>exactly {n:,}</source>
   <translation>genau {n:,}</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/amounts.py" />
   <source>{low:,} to {high:,}</source>
   <translation>{low:,} bis {high:,}</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/benchmarks.py" />
   <source>with {words}, without {others}</source>
   <translation>mit {words}, ohne {others}</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/benchmarks.py" />
   <source>CoDI-Eval: length</source>
   <translation>CoDI-Eval: Länge</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/benchmarks.py" />
   <source>CoDI-Eval: keywords</source>
   <translation>CoDI-Eval: Stichwörter</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/benchmarks.py" />
   <source>Ruler: precise match</source>
   <translation>Ruler: genaue Übereinstimmung</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/benchmarks.py" />
   <source>Ruler: flexible match</source>
   <translation>Ruler: ungefähre Übereinstimmung</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/benchmarks.py" />
   <source>Give “low” and “high”, or “mode” and “label”.</source>
   <translation>Bitte „low“ und „high“ oder „mode“ und „label“ angeben.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/benchmarks.py" />
   <source>The argument “{name}” must be one or two whole numbers.</source>
   <translation>Das Argument „{name}“ muss aus einer oder zwei ganzen Zahlen bestehen.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/benchmarks.py" />
   <source>“between” needs two numbers.</source>
   <translation>„between“ braucht zwei Zahlen.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/benchmarks.py" />
   <location filename="core/nearmiss/checks/rules.py" />
   <source>The argument “{name}” is missing.</source>
   <translation>Das Argument „{name}“ fehlt.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/benchmarks.py" />
   <location filename="core/nearmiss/checks/rules.py" />
   <source>The argument “{name}” must be one of {choices}.</source>
   <translation>Das Argument „{name}“ muss eines von {choices} sein.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/benchmarks.py" />
   <location filename="core/nearmiss/checks/ifeval_words.py" />
   <location filename="core/nearmiss/checks/plain.py" />
   <source>{words} missing</source>
   <translation>{words} fehlt</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/benchmarks.py" />
   <location filename="core/nearmiss/checks/ifeval_words.py" />
   <location filename="core/nearmiss/checks/plain.py" />
   <source>{words} found</source>
   <translation>{words} gefunden</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/benchmarks.py" />
   <source>as asked</source>
   <translation>wie verlangt</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/benchmarks.py" />
   <location filename="core/nearmiss/checks/ifeval_words.py" />
   <location filename="core/nearmiss/checks/plain.py" />
   <source>with {words}</source>
   <translation>mit {words}</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/benchmarks.py" />
   <location filename="core/nearmiss/checks/ifeval_words.py" />
   <location filename="core/nearmiss/checks/plain.py" />
   <source>without {words}</source>
   <translation>ohne {words}</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/cello.py" />
   <source>the answer's format</source>
   <translation>das Format der Antwort</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/cello.py" />
   <source>what the input asks for</source>
   <translation>was die Eingabe verlangt</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/cello.py" />
   <source>the task's phrases</source>
   <translation>die Wendungen der Aufgabe</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/cello.py" />
   <source>the counts</source>
   <translation>die Anzahlen</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/cello.py" />
   <source>CELLO: answer format</source>
   <translation>CELLO: Antwortformat</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/cello.py" />
   <source>CELLO: input-dependent query</source>
   <translation>CELLO: von der Eingabe abhängige Frage</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/cello.py" />
   <source>CELLO: task-prescribed phrases</source>
   <translation>CELLO: von der Aufgabe vorgegebene Wendungen</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/cello.py" />
   <source>CELLO: count limit</source>
   <translation>CELLO: Höchstzahl</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/cello.py" />
   <source>The argument “{name}” must be a list of criteria.</source>
   <translation>Das Argument „{name}“ muss eine Liste von Kriterien sein.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/cello.py" />
   <source>Each criterion needs its name and its limit.</source>
   <translation>Jedes Kriterium braucht seinen Namen und seine Grenze.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/cello.py" />
   <source>The limit of “{name}” makes no sense.</source>
   <translation>Die Grenze von „{name}“ ergibt keinen Sinn.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/cello.py" />
   <source>score {score:.2f}</source>
   <translation>Punktzahl {score:.2f}</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/cello.py" />
   <source>YAML is not read here.</source>
   <translation>YAML wird hier nicht gelesen.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/combining.py" />
   <source>one of: {all}</source>
   <translation>eines von: {all}</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/combining.py" />
   <source>none of: {all}</source>
   <translation>keines von: {all}</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/combining.py" />
   <source>All of several checks</source>
   <translation>Alle von mehreren Prüfungen</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/combining.py" />
   <source>One of several checks</source>
   <translation>Eine von mehreren Prüfungen</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/combining.py" />
   <source>None of several checks</source>
   <translation>Keine von mehreren Prüfungen</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/combining.py" />
   <source>The argument “{name}” must be a list of checks.</source>
   <translation>Das Argument „{name}“ muss eine Liste von Prüfungen sein.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/combining.py" />
   <source>These checks are nested too deeply.</source>
   <translation>Diese Prüfungen sind zu tief verschachtelt.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/combining.py" />
   <source>Each check of a combination needs an id, and args where it takes any.</source>
   <translation>Jede Prüfung einer Kombination braucht eine id, und args, wo sie welche nimmt.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/combining.py" />
   <source>There is no check “{name}”.</source>
   <translation>Eine Prüfung „{name}“ gibt es nicht.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/conflicts.py" />
   <source>at least {low:,} and at most {high:,}: {what}</source>
   <translation>mindestens {low:,} und höchstens {high:,}: {what}</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/conflicts.py" />
   <source>{low:,} sentences need more than {high:,} words</source>
   <translation>{low:,} Sätze brauchen mehr als {high:,} Wörter</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/conflicts.py" />
   <source>“{one}” and “{two}” exclude each other</source>
   <translation>„{one}“ und „{two}“ schließen einander aus</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/conflicts.py" />
   <source>“{word}” is asked for and forbidden</source>
   <translation>„{word}“ ist verlangt und verboten</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/conflicts.py" />
   <source>“{one}” and “{two}” cannot stand at one place</source>
   <translation>„{one}“ und „{two}“ können nicht an einer Stelle stehen</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/conflicts.py" />
   <source>“{word}” has letters that “{form}” forbids</source>
   <translation>„{word}“ hat Buchstaben, die „{form}“ verbietet</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/conflicts.py" />
   <source>“{word}” alone has more words than allowed</source>
   <translation>„{word}“ allein hat mehr Wörter als erlaubt</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/conflicts.py" />
   <source>JSON alone leaves no room for {what}</source>
   <translation>JSON allein lässt keinen Platz für {what}</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/conflicts.py" />
   <source>JSON cannot begin or end with “{word}”</source>
   <translation>JSON kann nicht mit „{word}“ beginnen oder enden</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/deciding.py" />
   <source>The search takes too long and was stopped.</source>
   <translation>Die Suche dauert zu lange und wurde angehalten.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/deciding.py" />
   <source>The response is too long to be checked.</source>
   <translation>Die Antwort ist zu lang, um geprüft zu werden.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/deciding.py" />
   <source>an empty response</source>
   <translation>eine leere Antwort</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/deciding.py" />
   <location filename="core/nearmiss/editing/arguments.py" />
   <source>The arguments cannot be read.</source>
   <translation>Die Argumente sind nicht lesbar.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/demands.py" />
   <location filename="gui/nearmiss_gui/constraints_page/names.py" />
   <source>words</source>
   <translation>Wörter</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/demands.py" />
   <source>words between white space</source>
   <translation>Wörter zwischen Leerraum</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/demands.py" />
   <source>words as CELLO counts them</source>
   <translation>Wörter, wie CELLO sie zählt</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/demands.py" />
   <location filename="gui/nearmiss_gui/constraints_page/names.py" />
   <source>bullet points</source>
   <translation>Listenpunkte</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/demands.py" />
   <source>a title in angular brackets</source>
   <translation>ein Titel in spitzen Klammern</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/demands.py" />
   <location filename="gui/nearmiss_gui/constraints_page/names.py" />
   <source>sentences</source>
   <translation>Sätze</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/demands.py" />
   <location filename="gui/nearmiss_gui/constraints_page/names.py" />
   <source>placeholders</source>
   <translation>Platzhalter</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/demands.py" />
   <source>bullet points of IFEval</source>
   <translation>Listenpunkte nach IFEval</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/demands.py" />
   <location filename="gui/nearmiss_gui/constraints_page/names.py" />
   <source>highlighted parts</source>
   <translation>hervorgehobene Teile</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/demands.py" />
   <location filename="gui/nearmiss_gui/constraints_page/names.py" />
   <source>sections</source>
   <translation>Abschnitte</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/demands.py" />
   <source>words in capitals</source>
   <translation>Wörter in Großbuchstaben</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/demands.py" />
   <source>characters</source>
   <translation>Zeichen</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/demands.py" />
   <location filename="gui/nearmiss_gui/constraints_page/names.py" />
   <source>paragraphs</source>
   <translation>Absätze</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/demands.py" />
   <source>lines</source>
   <translation>Zeilen</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/demands.py" />
   <source>entries of lists</source>
   <translation>Listeneinträge</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/demands.py" />
   <source>a postscript</source>
   <translation>ein Nachtrag</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/demands.py" />
   <source>a fixed answer</source>
   <translation>eine feste Antwort</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/demands.py" />
   <source>capital and small letters</source>
   <translation>Groß- und Kleinbuchstaben</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/demands.py" />
   <source>numbered sections</source>
   <translation>nummerierte Abschnitte</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/demands.py" />
   <source>two responses</source>
   <translation>zwei Antworten</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/demands.py" />
   <source>the request repeated</source>
   <translation>die wiederholte Anfrage</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/demands.py" />
   <source>capitals only</source>
   <translation>nur Großbuchstaben</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/demands.py" />
   <source>small letters only</source>
   <translation>nur Kleinbuchstaben</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/demands.py" />
   <source>paragraphs divided by ***</source>
   <translation>durch *** getrennte Absätze</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/demands.py" />
   <source>headings</source>
   <translation>Überschriften</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/demands.py" />
   <source>dividers of paragraphs</source>
   <translation>Trenner von Absätzen</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/documents.py" />
   <source>JSON that fits the schema</source>
   <translation>JSON, das zum Schema passt</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/documents.py" />
   <location filename="core/nearmiss/checks/ifeval_form.py" />
   <source>JSON and nothing else</source>
   <translation>JSON und sonst nichts</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/documents.py" />
   <source>JSON that fits a schema</source>
   <translation>JSON, das zu einem Schema passt</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/documents.py" />
   <source>The argument “{name}” must be a JSON Schema.</source>
   <translation>Das Argument „{name}“ muss ein JSON-Schema sein.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/documents.py" />
   <source>The JSON Schema is nested too deeply.</source>
   <translation>Das JSON-Schema ist zu tief verschachtelt.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/documents.py" />
   <source>fits the schema</source>
   <translation>passt zum Schema</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/documents.py" />
   <location filename="core/nearmiss/checks/ifeval_form.py" />
   <source>The JSON is nested too deeply.</source>
   <translation>Das JSON ist zu tief verschachtelt.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/documents.py" />
   <location filename="core/nearmiss/checks/ifeval_form.py" />
   <source>no JSON: {fault}</source>
   <translation>kein JSON: {fault}</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/ifeval_form.py" />
   <source>with the postscript “{marker}”</source>
   <translation>mit dem Nachtrag „{marker}“</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/ifeval_form.py" />
   <source>“My answer is yes.”, “… no.” or “… maybe.”</source>
   <translation>„My answer is yes.“, „… no.“ oder „… maybe.“</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/ifeval_form.py" />
   <source>nothing but JSON</source>
   <translation>nichts als JSON</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/ifeval_form.py" />
   <source>a title in &lt;&lt;double angular brackets&gt;&gt;</source>
   <translation>ein Titel in &lt;&lt;doppelten spitzen Klammern&gt;&gt;</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/ifeval_form.py" />
   <source>two different responses, divided by ******</source>
   <translation>zwei verschiedene Antworten, getrennt durch ******</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/ifeval_form.py" />
   <source>first the request, word for word</source>
   <translation>zuerst die Anfrage, Wort für Wort</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/ifeval_form.py" />
   <location filename="core/nearmiss/checks/plain.py" />
   <source>ends with “{words}”</source>
   <translation>endet mit „{words}“</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/ifeval_form.py" />
   <source>wrapped in double quotation marks</source>
   <translation>in doppelten Anführungszeichen</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/ifeval_form.py" />
   <source>Placeholders in [brackets]</source>
   <translation>Platzhalter in [Klammern]</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/ifeval_form.py" />
   <source>Postscript</source>
   <translation>Nachtrag</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/ifeval_form.py" />
   <source>Number of bullet points</source>
   <translation>Zahl der Listenpunkte</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/ifeval_form.py" />
   <source>One of three answers</source>
   <translation>Eine von drei Antworten</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/ifeval_form.py" />
   <source>Highlighted parts</source>
   <translation>Hervorgehobene Teile</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/ifeval_form.py" />
   <source>Numbered sections</source>
   <translation>Nummerierte Abschnitte</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/ifeval_form.py" />
   <source>Title in &lt;&lt;brackets&gt;&gt;</source>
   <translation>Titel in &lt;&lt;Klammern&gt;&gt;</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/ifeval_form.py" />
   <source>Two different responses</source>
   <translation>Zwei verschiedene Antworten</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/ifeval_form.py" />
   <source>Repeats the request first</source>
   <translation>Wiederholt zuerst die Anfrage</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/ifeval_form.py" />
   <location filename="core/nearmiss/checks/plain.py" />
   <source>Ends with</source>
   <translation>Endet mit</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/ifeval_form.py" />
   <source>In quotation marks</source>
   <translation>In Anführungszeichen</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/ifeval_form.py" />
   <location filename="gui/nearmiss_gui/constraints_page/checking.py" />
   <source>JSON</source>
   <translation>JSON</translation>
  </message>
  <message numerus="yes">
   <location filename="core/nearmiss/checks/ifeval_form.py" />
   <location filename="gui/nearmiss_gui/bringing_in.py" />
   <location filename="gui/nearmiss_gui/export_page.py" />
   <location filename="gui/nearmiss_gui/verdicts_page/page.py" />
   <source>{n} responses</source>
   <translation>
    <numerusform>{n} Antwort</numerusform>
    <numerusform>{n} Antworten</numerusform>
   </translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/ifeval_form.py" />
   <source>found</source>
   <translation>gefunden</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/ifeval_form.py" />
   <source>not found</source>
   <translation>nicht gefunden</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/ifeval_form.py" />
   <source>none of the three answers</source>
   <translation>keine der drei Antworten</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/ifeval_form.py" />
   <source>title “{title}”</source>
   <translation>Titel „{title}“</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/ifeval_form.py" />
   <source>no title</source>
   <translation>kein Titel</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/ifeval_form.py" />
   <source>an empty response between two dividers</source>
   <translation>eine leere Antwort zwischen zwei Trennern</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/ifeval_form.py" />
   <source>twice the same response</source>
   <translation>zweimal dieselbe Antwort</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/ifeval_form.py" />
   <source>repeated</source>
   <translation>wiederholt</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/ifeval_form.py" />
   <source>not repeated at the beginning</source>
   <translation>am Anfang nicht wiederholt</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/ifeval_form.py" />
   <source>in quotation marks</source>
   <translation>in Anführungszeichen</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/ifeval_form.py" />
   <source>not in quotation marks</source>
   <translation>nicht in Anführungszeichen</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/ifeval_words.py" />
   <source>{n}, and paragraph {nth} begins with “{word}”</source>
   <translation>{n}, und Absatz {nth} beginnt mit „{word}“</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/ifeval_words.py" />
   <location filename="core/nearmiss/checks/plain.py" />
   <source>language “{code}”</source>
   <translation>Sprache „{code}“</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/ifeval_words.py" />
   <source>{paragraphs}, the word “{word}”</source>
   <translation>{paragraphs}, das Wort „{word}“</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/ifeval_words.py" />
   <source>no letters</source>
   <translation>keine Buchstaben</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/ifeval_words.py" />
   <source>without commas</source>
   <translation>ohne Kommas</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/ifeval_words.py" />
   <source>Keywords occur</source>
   <translation>Stichwörter kommen vor</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/ifeval_words.py" />
   <source>A keyword occurs so often</source>
   <translation>Ein Stichwort kommt so oft vor</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/ifeval_words.py" />
   <source>Words do not occur</source>
   <translation>Wörter kommen nicht vor</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/ifeval_words.py" />
   <source>A letter occurs so often</source>
   <translation>Ein Buchstabe kommt so oft vor</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/ifeval_words.py" />
   <location filename="core/nearmiss/checks/plain.py" />
   <location filename="core/nearmiss/settings.py" />
   <source>Language</source>
   <translation>Sprache</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/ifeval_words.py" />
   <location filename="core/nearmiss/checks/plain.py" />
   <source>Number of sentences</source>
   <translation>Zahl der Sätze</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/ifeval_words.py" />
   <location filename="core/nearmiss/checks/plain.py" />
   <source>Number of words</source>
   <translation>Zahl der Wörter</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/ifeval_words.py" />
   <source>Number of paragraphs, divided by ***</source>
   <translation>Zahl der Absätze, getrennt durch ***</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/ifeval_words.py" />
   <source>A paragraph begins with a word</source>
   <translation>Ein Absatz beginnt mit einem Wort</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/ifeval_words.py" />
   <source>Number of words in capitals</source>
   <translation>Zahl der Wörter in Großbuchstaben</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/ifeval_words.py" />
   <source>English, all capitals</source>
   <translation>Englisch, nur Großbuchstaben</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/ifeval_words.py" />
   <source>English, all small</source>
   <translation>Englisch, alles klein</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/ifeval_words.py" />
   <source>No comma</source>
   <translation>Kein Komma</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/ifeval_words.py" />
   <source>English, all small letters</source>
   <translation>Englisch, nur Kleinbuchstaben</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/ifeval_words.py" />
   <location filename="core/nearmiss/checks/plain.py" />
   <source>all found</source>
   <translation>alle gefunden</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/ifeval_words.py" />
   <location filename="core/nearmiss/checks/plain.py" />
   <source>none found</source>
   <translation>nichts gefunden</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/ifeval_words.py" />
   <source>no letters to tell the language by</source>
   <translation>keine Buchstaben, an denen die Sprache zu erkennen wäre</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/ifeval_words.py" />
   <source>an empty paragraph between two dividers</source>
   <translation>ein leerer Absatz zwischen zwei Trennern</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/patterns.py" />
   <source>The pattern is too large.</source>
   <translation>Das Muster ist zu groß.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/patterns.py" />
   <source>“{pattern}” is not a regular expression ({fault}).</source>
   <translation>„{pattern}“ ist kein regulärer Ausdruck ({fault}).</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/plain.py" />
   <source>{words} (counted as {counter} does)</source>
   <translation>{words} (gezählt wie {counter})</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/plain.py" />
   <source>starts with {words}</source>
   <translation>beginnt mit {words}</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/plain.py" />
   <source>ends with {words}</source>
   <translation>endet mit {words}</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/plain.py" />
   <source>Number of characters</source>
   <translation>Zahl der Zeichen</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/plain.py" />
   <source>Number of paragraphs, divided by blank lines</source>
   <translation>Zahl der Absätze, getrennt durch Leerzeilen</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/plain.py" />
   <source>Number of lines</source>
   <translation>Zahl der Zeilen</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/plain.py" />
   <source>Number of entries of lists</source>
   <translation>Zahl der Listeneinträge</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/plain.py" />
   <source>Number of headings</source>
   <translation>Zahl der Überschriften</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/plain.py" />
   <source>Contains</source>
   <translation>Enthält</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/plain.py" />
   <source>Does not contain</source>
   <translation>Enthält nicht</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/plain.py" />
   <source>Starts with</source>
   <translation>Beginnt mit</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/plain.py" />
   <source>Regular expression</source>
   <translation>Regulärer Ausdruck</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/plain.py" />
   <source>No small letters</source>
   <translation>Keine Kleinbuchstaben</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/plain.py" />
   <source>No capital letters</source>
   <translation>Keine Großbuchstaben</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/plain.py" />
   <source>Give “at_least”, “at_most” or both.</source>
   <translation>Bitte „at_least“, „at_most“ oder beide angeben.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/plain.py" />
   <source>“at_least” is more than “at_most”.</source>
   <translation>„at_least“ ist größer als „at_most“.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/plain.py" />
   <source>with one of {words}</source>
   <translation>mit einem von {words}</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/plain.py" />
   <source>starts with “{words}”</source>
   <translation>beginnt mit „{words}“</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/plain.py" />
   <source>no small letters</source>
   <translation>keine Kleinbuchstaben</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/plain.py" />
   <source>no capital letters</source>
   <translation>keine Großbuchstaben</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/plain.py" />
   <source>No language that can be told has the code “{code}”.</source>
   <translation>Keine erkennbare Sprache hat das Kürzel „{code}“.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/plain.py" />
   <source>The text has no letters to tell its language by.</source>
   <translation>Der Text hat keine Buchstaben, an denen seine Sprache zu erkennen wäre.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/rules.py" />
   <source>The argument “{name}” must be at least {n}.</source>
   <translation>Das Argument „{name}“ muss mindestens {n} sein.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/rules.py" />
   <source>The argument “{name}” must be a whole number.</source>
   <translation>Das Argument „{name}“ muss eine ganze Zahl sein.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/rules.py" />
   <source>The argument “{name}” is too large.</source>
   <translation>Das Argument „{name}“ ist zu groß.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/rules.py" />
   <source>The argument “{name}” must be a number.</source>
   <translation>Das Argument „{name}“ muss eine Zahl sein.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/rules.py" />
   <source>The argument “{name}” must be a text.</source>
   <translation>Das Argument „{name}“ muss ein Text sein.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/rules.py" />
   <source>The argument “{name}” must be a list of texts.</source>
   <translation>Das Argument „{name}“ muss eine Liste von Texten sein.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/rules.py" />
   <source>The argument “{name}” lists too much.</source>
   <translation>Das Argument „{name}“ zählt zu viel auf.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/rules.py" />
   <source>The argument “{name}” must be true or false.</source>
   <translation>Das Argument „{name}“ muss true oder false sein.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/rules.py" />
   <source>The check has no argument “{name}”.</source>
   <translation>Die Prüfung hat kein Argument „{name}“.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/schema_sense.py" />
   <location filename="core/nearmiss/checks/schemas.py" />
   <source>A schema must be an object, or true or false.</source>
   <translation>Ein Schema muss ein Objekt sein, oder true oder false.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/schema_sense.py" />
   <source>The keyword “{keyword}” is not known here.</source>
   <translation>Das Schlüsselwort „{keyword}“ ist hier nicht bekannt.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/schema_sense.py" />
   <source>The value of “{keyword}” makes no sense.</source>
   <translation>Der Wert von „{keyword}“ ergibt keinen Sinn.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/schemas.py" />
   <source>{place} is no {type}</source>
   <translation>{place} ist kein {type}</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/schemas.py" />
   <source>{place} is none of the values allowed</source>
   <translation>{place} ist keiner der erlaubten Werte</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/schemas.py" />
   <source>{place} is not the value asked for</source>
   <translation>{place} ist nicht der verlangte Wert</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/schemas.py" />
   <source>{place} is no multiple of {number}</source>
   <translation>{place} ist kein Vielfaches von {number}</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/schemas.py" />
   <source>{place} does not match its pattern</source>
   <translation>{place} passt nicht zu seinem Muster</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/schemas.py" />
   <source>{place} holds something twice</source>
   <translation>{place} enthält etwas zweimal</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/schemas.py" />
   <source>{place} fits none of several schemas</source>
   <translation>{place} passt zu keinem von mehreren Schemas</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/schemas.py" />
   <source>{place} fits {n:,} of several schemas, not one</source>
   <translation>{place} passt zu {n:,} von mehreren Schemas, nicht zu einem</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/schemas.py" />
   <source>{place} is what it must not be</source>
   <translation>{place} ist, was es nicht sein darf</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/schemas.py" />
   <source>The schema refers to itself without end.</source>
   <translation>Das Schema verweist endlos auf sich selbst.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/schemas.py" />
   <source>The schema refers to “{place}”, outside itself.</source>
   <translation>Das Schema verweist auf „{place}“, außerhalb seiner selbst.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/schemas.py" />
   <source>The schema takes too many steps.</source>
   <translation>Das Schema braucht zu viele Schritte.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/schemas.py" />
   <source>nothing may stand at {place}</source>
   <translation>bei {place} darf nichts stehen</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/schemas.py" />
   <source>{place} is outside {limit}</source>
   <translation>{place} liegt außerhalb von {limit}</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/schemas.py" />
   <source>{place} has no “{name}”</source>
   <translation>{place} hat kein „{name}“</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/schemas.py" />
   <source>{place} holds {n:,} of what it should contain</source>
   <translation>{place} enthält {n:,} von dem, was es enthalten soll</translation>
  </message>
  <message>
   <location filename="core/nearmiss/checks/schemas.py" />
   <source>The schema refers to “{place}”, which is not there.</source>
   <translation>Das Schema verweist auf „{place}“, das es nicht gibt.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/desk_checks.py" />
   <source>the check took too long</source>
   <translation>die Prüfung dauerte zu lange</translation>
  </message>
  <message>
   <location filename="core/nearmiss/desk_checks.py" />
   <source>the response is too long</source>
   <translation>die Antwort ist zu lang</translation>
  </message>
  <message>
   <location filename="core/nearmiss/editing/arguments.py" />
   <source>No check of this program has the id “{name}”. It stays as it is.</source>
   <translation>Eine Prüfung mit der Kennung „{name}“ kennt dieses Programm nicht. Sie bleibt, wie sie ist.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/editing/arguments.py" />
   <source>“{name}” must be a whole number.</source>
   <translation>„{name}“ muss eine ganze Zahl sein.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/editing/arguments.py" />
   <source>“{name}” must be a number.</source>
   <translation>„{name}“ muss eine Zahl sein.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/editing/arguments.py" />
   <source>“{name}” must be JSON.</source>
   <translation>„{name}“ muss JSON sein.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/editing/lists.py" />
   <source>It depends on a constraint that is not there.</source>
   <translation>Sie hängt von einer Vorgabe ab, die es nicht gibt.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/editing/lists.py" />
   <location filename="gui/nearmiss_gui/constraints_page/details.py" />
   <source>It depends on itself.</source>
   <translation>Sie hängt von sich selbst ab.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/editing/lists.py" />
   <source>A prompt has at most {n:,} constraints.</source>
   <translation>Ein Prompt hat höchstens {n:,} Vorgaben.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/editing/lists.py" />
   <source>A constraint needs words.</source>
   <translation>Eine Vorgabe braucht einen Wortlaut.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/editing/lists.py" />
   <source>A constraint has at most {n:,} characters.</source>
   <translation>Eine Vorgabe hat höchstens {n:,} Zeichen.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/editing/lists.py" />
   <location filename="gui/nearmiss_gui/constraints_page/details.py" />
   <source>A weight is a number from 0.</source>
   <translation>Ein Gewicht ist eine Zahl ab 0.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/editing/lists.py" />
   <location filename="gui/nearmiss_gui/constraints_page/details.py" />
   <source>Turns are counted from 1.</source>
   <translation>Beiträge werden ab 1 gezählt.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/editing/lists.py" />
   <source>A check needs an id.</source>
   <translation>Eine Prüfung braucht eine Kennung.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/editing/sheets.py" />
   <source>This prompt is not in the project.</source>
   <translation>Dieser Prompt ist nicht im Projekt.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/editing/sheets.py" />
   <source>an imported file</source>
   <translation>eine importierte Datei</translation>
  </message>
  <message>
   <location filename="core/nearmiss/editing/sheets.py" />
   <source>The project has no prompt '{prompt}'.</source>
   <translation>Das Projekt hat keinen Prompt „{prompt}“.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/exporting/examples.py" />
   <source>the same responses the other way round: counted with that pair</source>
   <translation>dieselben Antworten andersherum: bei jenem Paar gezählt</translation>
  </message>
  <message>
   <location filename="core/nearmiss/exporting/examples.py" />
   <source>the two responses say the same</source>
   <translation>die beiden Antworten sagen dasselbe</translation>
  </message>
  <message>
   <location filename="core/nearmiss/exporting/examples.py" />
   <source>no label of a person</source>
   <translation>keine Bewertung einer Person</translation>
  </message>
  <message>
   <location filename="core/nearmiss/exporting/examples.py" />
   <location filename="gui/nearmiss_gui/agreement/pairs_panel.py" />
   <source>both bad</source>
   <translation>beide schlecht</translation>
  </message>
  <message>
   <location filename="core/nearmiss/exporting/examples.py" />
   <location filename="core/nearmiss/schemes/hints.py" />
   <location filename="gui/nearmiss_gui/desk/feedback_panel.py" />
   <source>about the same</source>
   <translation>etwa gleich</translation>
  </message>
  <message>
   <location filename="core/nearmiss/exporting/examples.py" />
   <source>no majority</source>
   <translation>keine Mehrheit</translation>
  </message>
  <message>
   <location filename="core/nearmiss/exporting/examples.py" />
   <source>the labels say a side only, no strength</source>
   <translation>die Bewertungen nennen nur eine Seite, keine Stärke</translation>
  </message>
  <message>
   <location filename="core/nearmiss/exporting/examples.py" />
   <source>the labels are on different scales</source>
   <translation>die Bewertungen haben verschiedene Skalen</translation>
  </message>
  <message>
   <location filename="core/nearmiss/exporting/examples.py" />
   <source>the chosen response misses a constraint</source>
   <translation>die gewählte Antwort verfehlt eine Vorgabe</translation>
  </message>
  <message>
   <location filename="core/nearmiss/exporting/examples.py" />
   <source>the chosen response has a constraint without a verdict</source>
   <translation>die gewählte Antwort hat eine Vorgabe ohne Urteil</translation>
  </message>
  <message>
   <location filename="core/nearmiss/exporting/examples.py" />
   <source>not a near miss</source>
   <translation>nicht knapp verfehlt</translation>
  </message>
  <message numerus="yes">
   <location filename="core/nearmiss/exporting/examples.py" />
   <location filename="core/nearmiss/exporting/nemo.py" />
   <source>fewer than {n} labels</source>
   <translation>
    <numerusform>weniger als {n} Bewertung</numerusform>
    <numerusform>weniger als {n} Bewertungen</numerusform>
   </translation>
  </message>
  <message>
   <location filename="core/nearmiss/exporting/examples.py" />
   <source>nothing decided</source>
   <translation>nichts entschieden</translation>
  </message>
  <message>
   <location filename="core/nearmiss/exporting/folder.py" />
   <source>The data set could not be written ({why}).</source>
   <translation>Der Datensatz konnte nicht geschrieben werden ({why}).</translation>
  </message>
  <message>
   <location filename="core/nearmiss/exporting/folder.py" />
   <source>Nothing was left behind.</source>
   <translation>Es blieb nichts zurück.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/exporting/folder.py" />
   <source>A data set gets a folder of its own.</source>
   <translation>Ein Datensatz bekommt einen eigenen Ordner.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/exporting/folder.py" />
   <source>Name a new folder, such as ./data.</source>
   <translation>Bitte einen neuen Ordner angeben, etwa ./daten.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/exporting/folder.py" />
   <source>There is a file of this name.</source>
   <translation>Es gibt eine Datei dieses Namens.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/exporting/folder.py" />
   <source>Choose another folder.</source>
   <translation>Bitte einen anderen Ordner wählen.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/exporting/folder.py" />
   <source>Choose a new or empty folder.</source>
   <translation>Bitte einen neuen oder leeren Ordner wählen.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/exporting/folder.py" />
   <source>This folder is not empty.</source>
   <translation>Dieser Ordner ist nicht leer.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/exporting/formats.py" />
   <source>Everything, opens in Nearmiss again</source>
   <translation>Alles, lässt sich in Nearmiss wieder öffnen</translation>
  </message>
  <message>
   <location filename="core/nearmiss/exporting/formats.py" />
   <source>negative favours the first of a pair</source>
   <translation>negativ bevorzugt die erste eines Paares</translation>
  </message>
  <message>
   <location filename="core/nearmiss/exporting/formats.py" />
   <source>TRL preference: prompt, chosen, rejected</source>
   <translation>TRL-Präferenz: prompt, chosen, rejected</translation>
  </message>
  <message>
   <location filename="core/nearmiss/exporting/formats.py" />
   <source>chosen is the preferred response; margin is |preference|</source>
   <translation>chosen ist die bevorzugte Antwort, margin ist |preference|</translation>
  </message>
  <message>
   <location filename="core/nearmiss/exporting/formats.py" />
   <source>HelpSteer2-Preference: one row a pair, signed strength with justifications</source>
   <translation>HelpSteer2-Preference: eine Zeile je Paar, Stärke mit Vorzeichen und Begründungen</translation>
  </message>
  <message>
   <location filename="core/nearmiss/exporting/formats.py" />
   <source>negative: response 1 is better; -100 in single answers: neither is valid</source>
   <translation>negativ: Antwort 1 ist besser; -100 in einzelnen Antworten: keine ist gültig</translation>
  </message>
  <message>
   <location filename="core/nearmiss/exporting/formats.py" />
   <source>NeMo-Aligner Bradley-Terry: two lines a pair, response 1 first, signed strength in slot 0</source>
   <translation>NeMo-Aligner Bradley-Terry: zwei Zeilen je Paar, Antwort 1 zuerst, Stärke mit Vorzeichen in Feld 0</translation>
  </message>
  <message>
   <location filename="core/nearmiss/exporting/formats.py" />
   <source>negative: response 1 is better</source>
   <translation>negativ: Antwort 1 ist besser</translation>
  </message>
  <message>
   <location filename="core/nearmiss/exporting/formats.py" />
   <source>NeMo-Aligner regression: one line a response, nine attribute slots</source>
   <translation>NeMo-Aligner-Regression: eine Zeile je Antwort, neun Felder für Merkmale</translation>
  </message>
  <message>
   <location filename="core/nearmiss/exporting/formats.py" />
   <source>attributes as rated; -100 where there is no rating</source>
   <translation>Merkmale wie eingestuft; -100, wo es keine Einstufung gibt</translation>
  </message>
  <message>
   <location filename="core/nearmiss/exporting/nemo.py" />
   <source>a response holds the format's own marks</source>
   <translation>eine Antwort enthält die eigenen Zeichen des Formats</translation>
  </message>
  <message>
   <location filename="core/nearmiss/exporting/nemo.py" />
   <source>no ratings</source>
   <translation>keine Einstufungen</translation>
  </message>
  <message>
   <location filename="core/nearmiss/exporting/nemo.py" />
   <source>no attribute that the format has</source>
   <translation>kein Merkmal, das das Format kennt</translation>
  </message>
  <message>
   <location filename="core/nearmiss/exporting/transcripts.py" />
   <source>the prompt or a response has images</source>
   <translation>der Prompt oder eine Antwort hat Bilder</translation>
  </message>
  <message>
   <location filename="core/nearmiss/exporting/transcripts.py" />
   <source>turns that the format has no mark for</source>
   <translation>Beiträge, für die das Format kein Zeichen hat</translation>
  </message>
  <message>
   <location filename="core/nearmiss/exporting/transcripts.py" />
   <source>a response of several messages</source>
   <translation>eine Antwort aus mehreren Nachrichten</translation>
  </message>
  <message>
   <location filename="core/nearmiss/exporting/trl.py" />
   <source>a response without a message</source>
   <translation>eine Antwort ohne Nachricht</translation>
  </message>
  <message>
   <location filename="core/nearmiss/faults.py" />
   <source>This is not a Nearmiss project.</source>
   <translation>Das ist kein Nearmiss-Projekt.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/faults.py" />
   <source>Projects end in .nearmiss, work files in .nmwork.</source>
   <translation>Projekte enden auf .nearmiss, Arbeitsdateien auf .nmwork.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/faults.py" />
   <source>The file cannot be written to.</source>
   <translation>In die Datei kann nicht geschrieben werden.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/faults.py" />
   <source>Copy it to a folder of yours.</source>
   <translation>Bitte in einen eigenen Ordner kopieren.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/faults.py" />
   <source>The disk is full.</source>
   <translation>Der Datenträger ist voll.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/faults.py" />
   <source>Make room and try again.</source>
   <translation>Bitte Platz schaffen und noch einmal versuchen.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/faults.py" />
   <source>Another program is reading the file.</source>
   <translation>Ein anderes Programm liest die Datei.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/faults.py" />
   <source>Close it there and try again.</source>
   <translation>Bitte dort schließen und noch einmal versuchen.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/faults.py" />
   <source>The file cannot be opened.</source>
   <translation>Die Datei lässt sich nicht öffnen.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/faults.py" />
   <source>Check that the folder is there and is yours.</source>
   <translation>Bitte prüfen, ob es den Ordner gibt und ob er zugänglich ist.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/faults.py" />
   <source>The disk did not answer as it should.</source>
   <translation>Der Datenträger antwortet nicht, wie er sollte.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/faults.py" />
   <source>Check the disk and try again.</source>
   <translation>Bitte den Datenträger prüfen und noch einmal versuchen.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/faults.py" />
   <source>The file was moved, renamed or replaced while it was open.</source>
   <translation>Die Datei wurde verschoben, umbenannt oder ersetzt, während sie offen war.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/faults.py" />
   <source>Close the project and open it where it is now.</source>
   <translation>Bitte das Projekt schließen und am neuen Ort öffnen.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/faults.py" />
   <location filename="core/nearmiss/storage.py" />
   <source>The name of this file is too long.</source>
   <translation>Der Name dieser Datei ist zu lang.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/faults.py" />
   <location filename="core/nearmiss/storage.py" />
   <source>Choose a shorter one.</source>
   <translation>Bitte einen kürzeren wählen.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/faults.py" />
   <source>The last session on this file was cut short.</source>
   <translation>Die letzte Sitzung an dieser Datei brach ab.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/faults.py" />
   <source>Open it once for writing; that puts it in order.</source>
   <translation>Bitte einmal zum Schreiben öffnen, das bringt sie in Ordnung.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/faults.py" />
   <source>This project file is damaged: {detail}.</source>
   <translation>Diese Projektdatei ist beschädigt: {detail}.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/faults.py" />
   <source>some of its text is none</source>
   <translation>ein Teil ihres Textes ist keiner</translation>
  </message>
  <message>
   <location filename="core/nearmiss/faults.py" />
   <source>its pages do not hang together</source>
   <translation>ihre Seiten hängen nicht zusammen</translation>
  </message>
  <message>
   <location filename="core/nearmiss/faults.py" />
   <source>The file could not be used ({fault}).</source>
   <translation>Die Datei ließ sich nicht verwenden ({fault}).</translation>
  </message>
  <message>
   <location filename="core/nearmiss/images.py" />
   <source>The image '{reference}' is over {most} MB.</source>
   <translation>Das Bild „{reference}“ hat mehr als {most} MB.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/images.py" />
   <source>'{reference}' is not a PNG, JPEG, GIF, BMP or WebP image.</source>
   <translation>„{reference}“ ist kein Bild im Format PNG, JPEG, GIF, BMP oder WebP.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/images.py" />
   <source>The image '{reference}' is not given in base64.</source>
   <translation>Das Bild „{reference}“ ist nicht in Base64 angegeben.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/images.py" />
   <source>The image '{reference}' does not lie beside the file.</source>
   <translation>Das Bild „{reference}“ liegt nicht neben der Datei.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/images.py" />
   <source>The image '{reference}' is not valid base64.</source>
   <translation>Das Bild „{reference}“ ist kein gültiges Base64.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/images.py" />
   <source>Put it in the file's folder and name it by a relative path; nothing is fetched.</source>
   <translation>Bitte in den Ordner der Datei legen und mit relativem Pfad nennen; nichts wird geladen.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/images.py" />
   <source>The image '{reference}' lies outside the file's folder.</source>
   <translation>Das Bild „{reference}“ liegt außerhalb des Ordners der Datei.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/images.py" />
   <source>The image '{reference}' cannot be read.</source>
   <translation>Das Bild „{reference}“ ist nicht lesbar.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/arrays.py" />
   <source>The file ends inside a character.</source>
   <translation>Die Datei endet mitten in einem Zeichen.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/arrays.py" />
   <source>Text stands after the end of the list.</source>
   <translation>Nach dem Ende der Liste steht noch Text.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/arrays.py" />
   <source>A record of the list is longer than {most} MB.</source>
   <translation>Ein Eintrag der Liste ist länger als {most} MB.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/arrays.py" />
   <source>The file ends inside this record.</source>
   <translation>Die Datei endet mitten in diesem Eintrag.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/arrays.py" />
   <source>The file ends inside the list.</source>
   <translation>Die Datei endet mitten in der Liste.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/arrays.py" />
   <source>No record stands here.</source>
   <translation>Hier steht kein Eintrag.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/binary_tables.py" />
   <source>cells of bytes that are no picture, left out</source>
   <translation>Zellen mit Bytes, die kein Bild sind, ausgelassen</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/binary_tables.py" />
   <location filename="core/nearmiss/importing/found.py" />
   <source>values that were no number (NaN), taken as missing</source>
   <translation>Werte, die keine Zahl waren (NaN), als fehlend übernommen</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/binary_tables.py" />
   <source>further sheets of the workbook, not read</source>
   <translation>weitere Blätter der Arbeitsmappe, nicht gelesen</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/binary_tables.py" />
   <source>rows above the header of the sheet, not read</source>
   <translation>Zeilen über dem Kopf des Blatts, nicht gelesen</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/binary_tables.py" />
   <source>The workbook unpacks to more than {value} GB.</source>
   <translation>Die Arbeitsmappe wird entpackt größer als {value} GB.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/binary_tables.py" />
   <source>The Parquet file cannot be read: {value}.</source>
   <translation>Die Parquet-Datei ist nicht lesbar: {value}.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/binary_tables.py" />
   <source>There is no sheet '{name}'.</source>
   <translation>Ein Blatt „{name}“ gibt es nicht.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/binary_tables.py" />
   <source>The sheets are {names}.</source>
   <translation>Die Blätter sind {names}.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/binary_tables.py" />
   <source>This file is {what}, and the package '{package}', which reads it, is not installed.</source>
   <translation>Diese Datei ist {what}, und das Paket „{package}“, das sie liest, ist nicht installiert.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/binary_tables.py" />
   <source>Install it with: pip install nearmiss[tables]; or save the file as {instead}.</source>
   <translation>Bitte installieren mit: pip install nearmiss[tables]; oder die Datei als {instead} speichern.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/binary_tables.py" />
   <source>The workbook cannot be read: {value}.</source>
   <translation>Die Arbeitsmappe ist nicht lesbar: {value}.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/binary_tables.py" />
   <source>The workbook has no sheet.</source>
   <translation>Die Arbeitsmappe hat kein Blatt.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/binary_tables.py" />
   <source>The row has more cells than the header, which has {header}.</source>
   <translation>Die Zeile hat mehr Zellen als der Kopf, der {header} hat.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/constraints/biggen.py" />
   <source>No preference: a score from 1 to 5, higher is better.</source>
   <translation>Keine Präferenz: ein Wert von 1 bis 5, höher ist besser.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/constraints/biggen.py" />
   <source>Nothing; the rubric's five descriptions stay in the prompt's meta.</source>
   <translation>Nichts; die fünf Beschreibungen des Rasters bleiben in meta des Prompts.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/constraints/cello.py" />
   <source>criteria without a limit, left out</source>
   <translation>Kriterien ohne Grenze, ausgelassen</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/constraints/cello.py" />
   <location filename="core/nearmiss/importing/constraints/followrag.py" />
   <source>No preference: prompts with constraints, and responses.</source>
   <translation>Keine Präferenz: Prompts mit Vorgaben, und Antworten.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/constraints/cello.py" />
   <source>Criteria that say NULL, which are not applicable; what a file of answers repeats; the scores of scores/*.csv.</source>
   <translation>Kriterien mit NULL, die entfallen; was eine Datei mit Antworten wiederholt; die Werte aus scores/*.csv.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/constraints/cello.py" />
   <source>histories must be a list of [question, answer].</source>
   <translation>histories muss eine Liste aus [Frage, Antwort] sein.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/constraints/cello.py" />
   <source>{field}: criterion must be text.</source>
   <translation>{field}: criterion muss Text sein.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/constraints/codi_eval.py" />
   <source>No preference: success 1 is met, 0 is missed.</source>
   <translation>Keine Präferenz: success 1 heißt erfüllt, 0 verfehlt.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/constraints/codi_eval.py" />
   <source>Nothing; what a classifier found (generate_label …) stays in meta.</source>
   <translation>Nichts; was ein Klassifikator fand (generate_label …), bleibt in meta.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/constraints/complexbench.py" />
   <source>No preference: point_judges, true is met; dependencies are applied when verdicts are counted.</source>
   <translation>Keine Präferenz: point_judges, true heißt erfüllt; Abhängigkeiten gelten beim Zählen der Urteile.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/constraints/complexbench.py" />
   <source>Nothing; rules, compositions, further dimensions and English wordings stay in meta.</source>
   <translation>Nichts; Regeln, Verknüpfungen, weitere Dimensionen und englische Wortlaute bleiben in meta.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/constraints/complexbench.py" />
   <source>A question depends on question {value}, which the instruction does not have.</source>
   <translation>Eine Frage hängt von Frage {value} ab, die die Anweisung nicht hat.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/constraints/conifer.py" />
   <source>No preference: prompts with their parents, and responses.</source>
   <translation>Keine Präferenz: Prompts mit ihren Vorläufern, und Antworten.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/constraints/conifer.py" />
   <source>The original wordings beside questions with format constraints stay in meta; 03_constraint_list.json.</source>
   <translation>Die ursprünglichen Wortlaute neben Fragen mit Formatvorgaben bleiben in meta; 03_constraint_list.json.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/constraints/conifer.py" />
   <source>{field} is missing or holds nothing.</source>
   <translation>{field} fehlt oder enthält nichts.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/constraints/conifer.py" />
   <source>'{level}' is not 'Difficulty' and a number.</source>
   <translation>„{level}“ ist nicht „Difficulty“ und eine Zahl.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/constraints/conifer.py" />
   <source>The turns do not end with an answer.</source>
   <translation>Die Züge enden nicht mit einer Antwort.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/constraints/conifer.py" />
   <source>{level} must be text.</source>
   <translation>{level} muss Text sein.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/constraints/crab.py" />
   <source>No preference: satisfaction YES is met; constraint_validity NO is an ill-posed constraint.</source>
   <translation>Keine Präferenz: satisfaction YES heißt erfüllt; constraint_validity NO heißt nicht entscheidbare Vorgabe.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/constraints/crab.py" />
   <source>The checker's own prompts; a changed constraint that it proposes stays in the label's context.</source>
   <translation>Die eigenen Prompts des prüfenden Modells; eine geänderte Vorgabe, die es vorschlägt, bleibt in context der Bewertung.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/constraints/crab.py" />
   <source>messages must end with the assistant's answer.</source>
   <translation>messages muss mit der Antwort des Assistenten enden.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/constraints/crab.py" />
   <source>Additional_Instruction must hold texts.</source>
   <translation>Additional_Instruction muss Texte enthalten.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/constraints/crab.py" />
   <source>The constraint '{name}' is checked twice.</source>
   <translation>Die Vorgabe „{name}“ ist zweimal geprüft.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/constraints/decomposed.py" />
   <source>No preference: prompts with constraints.</source>
   <translation>Keine Präferenz: Prompts mit Vorgaben.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/constraints/decomposed.py" />
   <source>Evaluations, which do not say which response they are of; rows without 'task' (a talk of LMSYS-Chat-1M).</source>
   <translation>Auswertungen, die nicht sagen, zu welcher Antwort sie gehören; Zeilen ohne „task“ (ein Gespräch aus LMSYS-Chat-1M).</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/constraints/decomposed.py" />
   <source>decomposition holds no constraint.</source>
   <translation>decomposition enthält keine Vorgabe.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/constraints/decomposed.py" />
   <location filename="core/nearmiss/importing/row.py" />
   <source>{name} is missing or holds nothing.</source>
   <translation>{name} fehlt oder enthält nichts.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/constraints/decomposed.py" />
   <location filename="core/nearmiss/importing/preference/trainers.py" />
   <source>The messages do not end with an answer.</source>
   <translation>Die Nachrichten enden nicht mit einer Antwort.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/constraints/followbench.py" />
   <source>No preference: prompts with their constraints.</source>
   <translation>Keine Präferenz: Prompts mit ihren Vorgaben.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/constraints/followbench.py" />
   <source>Nothing; a constraint's wording is what its level says beyond the level before.</source>
   <translation>Nichts; der Wortlaut einer Vorgabe ist, was ihre Stufe über die Stufe davor hinaus sagt.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/constraints/followrag.py" />
   <source>prompt, which says question and passages once more; a model is named by the file of its responses.</source>
   <translation>prompt, das Frage und Textstellen noch einmal sagt; ein Modell heißt nach der Datei seiner Antworten.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/constraints/ifeval.py" />
   <source>No preference: a verdict for each constraint, true is met.</source>
   <translation>Keine Präferenz: ein Urteil je Vorgabe, true heißt erfüllt.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/constraints/ifeval.py" />
   <source>follow_all_instructions, which the verdicts say; a model is named by the file of its responses.</source>
   <translation>follow_all_instructions, das die Urteile schon sagen; ein Modell heißt nach der Datei seiner Antworten.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/constraints/ifeval.py" />
   <source>kwargs holds {n} objects for {n2} instruction ids.</source>
   <translation>kwargs enthält {n} Objekte für {n2} Kennungen von Anweisungen.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/constraints/ifeval.py" />
   <source>kwargs must be a list of objects.</source>
   <translation>kwargs muss eine Liste von Objekten sein.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/constraints/infobench.py" />
   <source>No preference: true is met, false is missed, null is unclear.</source>
   <translation>Keine Präferenz: true heißt erfüllt, false verfehlt, null unklar.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/constraints/infobench.py" />
   <source>Nothing; the file does not say who judged. question_label, where there is one, stays in meta.</source>
   <translation>Nichts; die Datei sagt nicht, wer geurteilt hat. question_label bleibt, wo vorhanden, in meta.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/constraints/infobench.py" />
   <source>There are {n} verdicts on {n2} questions.</source>
   <translation>Es gibt {n} Urteile über {n2} Fragen.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/constraints/judge_bench.py" />
   <source>ratings that are words or missing, kept beside the numbers</source>
   <translation>Einstufungen, die Wörter sind oder fehlen, neben den Zahlen behalten</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/constraints/judge_bench.py" />
   <source>No preference: ratings, as the metric's 'worst' and 'best' say.</source>
   <translation>Keine Präferenz: Einstufungen, wie „worst“ und „best“ des Maßes sagen.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/constraints/judge_bench.py" />
   <source>Nothing; what the metrics ask stays in meta, and those in the lists are positions, not people.</source>
   <translation>Nichts; was die Maße fragen, bleibt in meta, und was in den Listen steht, sind Plätze, keine Personen.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/constraints/mmmt_if.py" />
   <location filename="core/nearmiss/importing/foreign.py" />
   <source>images at addresses elsewhere, not fetched</source>
   <translation>Bilder an Adressen anderswo, nicht geladen</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/constraints/mmmt_if.py" />
   <location filename="core/nearmiss/importing/constraints/multi_if.py" />
   <source>No preference: prompts with the instructions that hold at each turn.</source>
   <translation>Keine Präferenz: Prompts mit den Anweisungen, die bei jedem Zug gelten.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/constraints/mmmt_if.py" />
   <source>What raters gave three models stays in meta: the file has no responses that it could stand on.</source>
   <translation>Was Bewertende drei Modellen gaben, bleibt in meta: Die Datei enthält keine Antworten, zu denen es gehören könnte.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/constraints/mmmt_if.py" />
   <source>'{field}' is '{word}'; it must be 1 or more.</source>
   <translation>„{field}“ ist „{word}“; es muss 1 oder mehr sein.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/constraints/mt_bench.py" />
   <source>judge must be a name, or a list of model and prompt.</source>
   <translation>judge muss ein Name sein oder eine Liste aus Modell und Prompt.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/constraints/mt_bench.py" />
   <source>model_1 or model_a favours response 1 where it comes first in the alphabet; the pair stands in that order.</source>
   <translation>model_1 oder model_a bevorzugt Antwort 1, wo es im Alphabet zuerst kommt; das Paar steht in dieser Reihenfolge.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/constraints/mt_bench.py" />
   <source>The judges' own prompts (g1_user_prompt and the like), which repeat what stands in the other files.</source>
   <translation>Die Prompts der Richtermodelle (g1_user_prompt und ähnliche), die wiederholen, was in den anderen Dateien steht.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/constraints/mt_bench.py" />
   <source>turns holds no question.</source>
   <translation>turns enthält keine Frage.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/constraints/mt_bench.py" />
   <source>choices holds no answer.</source>
   <translation>choices enthält keine Antwort.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/constraints/mt_bench.py" />
   <source>turn is {value}; it must be 1 or more.</source>
   <translation>turn ist {value}; es muss 1 oder mehr sein.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/constraints/mt_bench.py" />
   <source>Both models are '{value}', so there is no pair.</source>
   <translation>Beide Modelle sind „{value}“, es gibt also kein Paar.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/constraints/mt_bench.py" />
   <source>The conversation of '{model}' has no turn {turn}.</source>
   <translation>Das Gespräch von „{model}“ hat keinen Zug {turn}.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/constraints/multi_if.py" />
   <source>Columns that a run fills in (turns, responses), which the release has empty.</source>
   <translation>Spalten, die ein Lauf füllt (turns, responses); in der Veröffentlichung sind sie leer.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/constraints/multi_if.py" />
   <source>turn_1_prompt is missing or empty.</source>
   <translation>turn_1_prompt fehlt oder ist leer.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/constraints/multi_if.py" />
   <source>{name} holds {n} objects for {n2} ids.</source>
   <translation>{name} enthält {n} Objekte für {n2} Kennungen.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/constraints/multi_if.py" />
   <source>{name} must hold names, {name2} objects.</source>
   <translation>{name} muss Namen enthalten, {name2} Objekte.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/constraints/multi_if.py" />
   <source>{name} must be a list.</source>
   <translation>{name} muss eine Liste sein.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/constraints/multi_if.py" />
   <source>{name} must be an object.</source>
   <translation>{name} muss ein Objekt sein.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/constraints/rolemrc.py" />
   <source>No preference: prompts with the dimensions that their task is judged by.</source>
   <translation>Keine Präferenz: Prompts mit den Dimensionen, nach denen ihre Aufgabe beurteilt wird.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/constraints/rolemrc.py" />
   <source>The training files; the judge's scores, which the source keeps as means only.</source>
   <translation>Die Trainingsdateien; die Werte des Richtermodells, die die Quelle nur als Mittel behält.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/constraints/rolemrc.py" />
   <source>There is no task '{task}' in RoleMRC.</source>
   <translation>In RoleMRC gibt es keine Aufgabe „{task}“.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/constraints/rolemrc.py" />
   <source>question holds no message beside the role.</source>
   <translation>question enthält neben der Rolle keine Nachricht.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/constraints/ruler.py" />
   <source>No preference: prompts with a length, and responses.</source>
   <translation>Keine Präferenz: Prompts mit einer Länge, und Antworten.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/constraints/ruler.py" />
   <source>Nothing; a model is named by the file of its responses.</source>
   <translation>Nichts; ein Modell heißt nach der Datei seiner Antworten.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/constraints/ruler.py" />
   <source>TargetLength is '{target}'; it must be one of {value}.</source>
   <translation>TargetLength ist „{target}“; es muss eines von {value} sein.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/constraints/sami.py" />
   <source>No preference: prompts with principles, and a response.</source>
   <translation>Keine Präferenz: Prompts mit Prinzipien, und eine Antwort.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/constraints/sami.py" />
   <source>The files of constitutions alone, whose principles stand with each response; win rates.</source>
   <translation>Die Dateien nur mit Verfassungen, deren Prinzipien bei jeder Antwort stehen; Gewinnraten.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/constraints/sami.py" />
   <source>question is missing or holds nothing.</source>
   <translation>question fehlt oder enthält nichts.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/constraints/sami.py" />
   <source>constitution holds no principle.</source>
   <translation>constitution enthält kein Prinzip.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/constraints/structflow.py" />
   <source>No preference: a verdict for each constraint; two models' files make pairs.</source>
   <translation>Keine Präferenz: ein Urteil je Vorgabe; die Dateien zweier Modelle bilden Paare.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/constraints/structflow.py" />
   <source>Nothing; the file does not say who judged, and names the model by its own name.</source>
   <translation>Nichts; die Datei sagt nicht, wer geurteilt hat, und nennt das Modell nur durch ihren Namen.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/foreign.py" />
   <source>responses that were no text, taken as their JSON text</source>
   <translation>Antworten, die kein Text waren, als ihr JSON-Text übernommen</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/foreign.py" />
   <source>responses that were null, taken as empty</source>
   <translation>Antworten, die null waren, als leer übernommen</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/formats.py" />
   <source>No format is known with the fields {names}.</source>
   <translation>Kein bekanntes Format hat die Felder {names}.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/formats.py" />
   <source>The file holds no record with a field.</source>
   <translation>Die Datei enthält keinen Eintrag mit einem Feld.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/formats.py" />
   <source>No format is known with the columns {names}.</source>
   <translation>Kein bekanntes Format hat die Spalten {names}.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/found.py" />
   <source>The file is empty.</source>
   <translation>Die Datei ist leer.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/found.py" />
   <source>Each line must hold one record.</source>
   <translation>Jede Zeile muss einen Eintrag enthalten.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/found.py" />
   <source>The file is one object of more than {most} MB.</source>
   <translation>Die Datei ist ein einziges Objekt von mehr als {most} MB.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/helpsteer2.py" />
   <source>HelpSteer2 ratings</source>
   <translation>HelpSteer2-Einstufungen</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/helpsteer2.py" />
   <source>Nothing; those who stand in the lists are positions, not people.</source>
   <translation>Nichts; was in den Listen steht, sind Plätze, keine Personen.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/helpsteer2.py" />
   <source>No preference: higher ratings are higher.</source>
   <translation>Keine Präferenz: Höhere Einstufungen sind höher.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/helpsteer2.py" />
   <source>responses without a second one to the same prompt</source>
   <translation>Antworten ohne eine zweite zum selben Prompt</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/helpsteer2_preference.py" />
   <source>Nothing; the three most similar answers stay in the pair's meta, as the publisher chose them.</source>
   <translation>Nichts; die drei ähnlichsten Antworten bleiben in den Metadaten des Paares, wie der Herausgeber sie wählte.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/helpsteer2_preference.py" />
   <source>Negative favours response_1, as here; -100 says that neither is valid; 0 stands in published values only.</source>
   <translation>Negativ bevorzugt response_1, wie hier; -100 sagt, dass keine gültig ist; 0 steht nur in veröffentlichten Werten.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/helpsteer3.py" />
   <source>Nothing; those who gave the single answers are positions, not people.</source>
   <translation>Nichts; wer die einzelnen Antworten gab, ist ein Platz, keine Person.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/helpsteer3.py" />
   <source>Negative favours response1, as here; -100 says that neither is valid; 0 stands in published values only.</source>
   <translation>Negativ bevorzugt response1, wie hier; -100 sagt, dass keine gültig ist; 0 steht nur in veröffentlichten Werten.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/in_words.py" />
   <source>response '{identity}'</source>
   <translation>Antwort „{identity}“</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/in_words.py" />
   <source>{who} gave an answer that cannot be read.</source>
   <translation>{who} gab eine unlesbare Antwort.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/in_words.py" />
   <source>response {number}</source>
   <translation>Antwort {number}</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/in_words.py" />
   <source>{who} ({slot})</source>
   <translation>{who} ({slot})</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/in_words.py" />
   <source>{who} gave no answer.</source>
   <translation>{who} gab keine Antwort.</translation>
  </message>
  <message numerus="yes">
   <location filename="core/nearmiss/importing/in_words.py" />
   <source>And {n:,} more statements.</source>
   <translation>
    <numerusform>Und {n:,} weitere Aussage.</numerusform>
    <numerusform>Und {n:,} weitere Aussagen.</numerusform>
   </translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/in_words.py" />
   <location filename="gui/nearmiss_gui/agreement/pairs_panel.py" />
   <location filename="gui/nearmiss_gui/constraints_page/frame.py" />
   <location filename="gui/nearmiss_gui/desk/prompt_panel.py" />
   <location filename="gui/nearmiss_gui/import_columns.py" />
   <location filename="gui/nearmiss_gui/verdicts_page/cards.py" />
   <source>Prompt</source>
   <translation>Prompt</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/in_words.py" />
   <source>This response is empty.</source>
   <translation>Diese Antwort ist leer.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/in_words.py" />
   <source>{who} skipped the pair.</source>
   <translation>{who} übersprang das Paar.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/in_words.py" />
   <source>{who} rates {response}: {ratings}.</source>
   <translation>{who} stuft {response} ein: {ratings}.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/in_words.py" />
   <source>Judge {name}</source>
   <translation>Richter {name}</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/in_words.py" />
   <source>Check {name}</source>
   <translation>Prüfung {name}</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/in_words.py" />
   <source>Reference {name}</source>
   <translation>Referenz {name}</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/in_words.py" />
   <source>{who} finds both responses bad.</source>
   <translation>{who} findet beide Antworten schlecht.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/in_words.py" />
   <source>{who} gives {response} a chance of {chance}.</source>
   <translation>{who} gibt {response} eine Chance von {chance}.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/in_words.py" />
   <source>{who} prefers {response} slightly.</source>
   <translation>{who} bevorzugt {response} leicht.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/in_words.py" />
   <source>{who} prefers {response} strongly.</source>
   <translation>{who} bevorzugt {response} stark.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/in_words.py" />
   <source>{who} prefers {response}.</source>
   <translation>{who} bevorzugt {response}.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/in_words.py" />
   <source>{who} finds {met} of {all} constraints met by {response}.</source>
   <translation>{who} sieht {met} von {all} Vorgaben durch {response} erfüllt.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/in_words.py" />
   <location filename="gui/nearmiss_gui/import_columns.py" />
   <source>Reference answer</source>
   <translation>Referenzantwort</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/in_words.py" />
   <source>Made from</source>
   <translation>Entstanden aus</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/in_words.py" />
   <source>Tags</source>
   <translation>Merkmale</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/in_words.py" />
   <source>For the prompt that asks</source>
   <translation>Zum Prompt mit der Frage</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/in_words.py" />
   <source>For prompt</source>
   <translation>Zum Prompt</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/in_words.py" />
   <location filename="gui/nearmiss_gui/import_columns.py" />
   <source>System turn</source>
   <translation>Systembeitrag</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/in_words.py" />
   <location filename="gui/nearmiss_gui/import_columns.py" />
   <location filename="gui/nearmiss_gui/reading/conversation.py" />
   <source>Passage</source>
   <translation>Textstelle</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/in_words.py" />
   <source>Before</source>
   <translation>Davor</translation>
  </message>
  <message numerus="yes">
   <location filename="core/nearmiss/importing/in_words.py" />
   <source>{n:,} earlier messages</source>
   <translation>
    <numerusform>{n:,} frühere Nachricht</numerusform>
    <numerusform>{n:,} frühere Nachrichten</numerusform>
   </translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/in_words.py" />
   <source>With</source>
   <translation>Mit</translation>
  </message>
  <message numerus="yes">
   <location filename="core/nearmiss/importing/in_words.py" />
   <source>{n:,} pictures</source>
   <translation>
    <numerusform>{n:,} Bild</numerusform>
    <numerusform>{n:,} Bilder</numerusform>
   </translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/in_words.py" />
   <location filename="gui/nearmiss_gui/constraints_page/page.py" />
   <location filename="gui/nearmiss_gui/constraints_page/rows.py" />
   <source>Constraint {number}</source>
   <translation>Vorgabe {number}</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/in_words.py" />
   <location filename="gui/nearmiss_gui/commands.py" />
   <location filename="gui/nearmiss_gui/constraints_page/frame.py" />
   <location filename="gui/nearmiss_gui/constraints_page/page.py" />
   <location filename="gui/nearmiss_gui/desk/constraint_list.py" />
   <location filename="gui/nearmiss_gui/import_columns.py" />
   <location filename="gui/nearmiss_gui/import_done.py" />
   <location filename="gui/nearmiss_gui/lead_pages.py" />
   <location filename="gui/nearmiss_gui/verdicts_page/rows.py" />
   <source>Constraints</source>
   <translation>Vorgaben</translation>
  </message>
  <message numerus="yes">
   <location filename="core/nearmiss/importing/in_words.py" />
   <source>and {n:,} more</source>
   <translation>
    <numerusform>und {n:,} weitere</numerusform>
    <numerusform>und {n:,} weitere</numerusform>
   </translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/in_words.py" />
   <source>Known answer: both responses are bad.</source>
   <translation>Bekannte Lösung: Beide Antworten sind schlecht.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/in_words.py" />
   <source>Expected to be better: {response}.</source>
   <translation>Als besser erwartet: {response}.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/in_words.py" />
   <source>Decided: {response} is better.</source>
   <translation>Entschieden: {response} ist besser.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/in_words.py" />
   <source>{who} finds the two about the same.</source>
   <translation>{who} findet beide etwa gleich.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/in_words.py" />
   <source>Response {number}, by {model}</source>
   <translation>Antwort {number}, von {model}</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/in_words.py" />
   <source>Response {number}</source>
   <translation>Antwort {number}</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/in_words.py" />
   <source>Known answer: {response} is better.</source>
   <translation>Bekannte Lösung: {response} ist besser.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/in_words.py" />
   <source>{better} to {other}</source>
   <translation>{better} gegenüber {other}</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/in_words.py" />
   <source>Known answer: the two are about the same.</source>
   <translation>Bekannte Lösung: Beide sind etwa gleich.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/instructions/alpaca.py" />
   <source>No preference: prompts and responses.</source>
   <translation>Keine Präferenz: Prompts und Antworten.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/instructions/alpaca.py" />
   <source>Which instruction an evolved one comes from: such files do not say it; native records carry it.</source>
   <translation>Woraus eine weiterentwickelte Anweisung stammt: Solche Dateien sagen es nicht; eigene Datensätze tragen es.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/instructions/code.py" />
   <source>No preference: success true is met; code is never run.</source>
   <translation>Keine Präferenz: success true heißt erfüllt; Code wird nie ausgeführt.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/instructions/code.py" />
   <source>Results without their patch, which do not say which submission they are of.</source>
   <translation>Ergebnisse ohne ihren Patch, die nicht sagen, zu welcher Einreichung sie gehören.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/instructions/code.py" />
   <source>No preference: pass true is met; code is never run.</source>
   <translation>Keine Präferenz: pass true heißt erfüllt; Code wird nie ausgeführt.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/instructions/code.py" />
   <source>Nothing; extracted_code, tests and output stay in the prompt's meta.</source>
   <translation>Nichts; extracted_code, tests und output bleiben in meta des Prompts.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/instructions/code.py" />
   <source>The outcome of the tests is {value}; it must be true or false.</source>
   <translation>Das Ergebnis der Tests ist {value}; es muss true oder false sein.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/instructions/conversations.py" />
   <source>No preference: conversations, whose last answer is the response.</source>
   <translation>Keine Präferenz: Gespräche, deren letzte Antwort die Antwort ist.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/instructions/conversations.py" />
   <source>Images at web addresses, which are never fetched; the place of &lt;image&gt; within a message.</source>
   <translation>Bilder an Webadressen, die nie geladen werden; die Stelle von &lt;image&gt; in einer Nachricht.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/instructions/conversations.py" />
   <location filename="core/nearmiss/importing/preference/trainers.py" />
   <source>conversations holds no message.</source>
   <translation>conversations enthält keine Nachricht.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/instructions/conversations.py" />
   <source>{name}[{place}] must have 'from' and 'value' as texts.</source>
   <translation>{name}[{place}] muss „from“ und „value“ als Texte haben.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/instructions/instruct_qa.py" />
   <source>No preference: questions with reference answers, and responses; two models' files make pairs.</source>
   <translation>Keine Präferenz: Fragen mit Referenzantworten, und Antworten; die Dateien zweier Modelle bilden Paare.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/instructions/instruct_qa.py" />
   <source>Indices of passages; people's labels lie elsewhere, their fields undescribed: --format scored.</source>
   <translation>Indizes der Textstellen; Bewertungen von Personen liegen anderswo, ihre Felder sind nicht beschrieben: --format scored.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/instructions/instruct_qa.py" />
   <source>answer must be text or a list of texts.</source>
   <translation>answer muss Text oder eine Liste von Texten sein.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/instructions/scored.py" />
   <source>prompts with too many responses to compare every two, rated only</source>
   <translation>Prompts mit zu vielen Antworten, um je zwei zu vergleichen, nur eingestuft</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/instructions/scored.py" />
   <source>scores that are missing or no number, unreadable</source>
   <translation>Werte, die fehlen oder keine Zahl sind, unlesbar</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/instructions/scored.py" />
   <source>scores of somebody who had scored before, kept as repeats</source>
   <translation>Werte von jemandem, der schon Werte gegeben hatte, als Wiederholungen behalten</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/instructions/scored.py" />
   <source>Responses with a score each</source>
   <translation>Antworten mit je einem Wert</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/instructions/scored.py" />
   <source>A higher score is better: of two adjacent responses to one prompt it is preferred, equal is a tie.</source>
   <translation>Ein höherer Wert ist besser: Von zwei aufeinanderfolgenden Antworten auf einen Prompt bevorzugt er die eine, gleiche sind ein Gleichstand.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/instructions/scored.py" />
   <source>Nothing; responses to a prompt that are not adjacent, or are more than 32, are rated and not compared.</source>
   <translation>Nichts; Antworten auf einen Prompt, die nicht aufeinanderfolgen oder mehr als 32 sind, werden eingestuft und nicht verglichen.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/instructions/scored.py" />
   <source>No preference: a difficulty from 1 to 5, higher is harder; a queue can be laid out by it.</source>
   <translation>Keine Präferenz: eine Schwierigkeit von 1 bis 5, höher ist schwerer; eine Warteschlange kann danach geordnet werden.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/instructions/scored.py" />
   <source>The files of means and counts beside it (meta-info).</source>
   <translation>Die Dateien mit Mitteln und Anzahlen daneben (meta-info).</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/instructions/scored.py" />
   <source>There is no {field}.</source>
   <translation>{field} gibt es nicht.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/instructions/scored.py" />
   <source>data must hold an instruction and a response.</source>
   <translation>data muss eine Anweisung und eine Antwort enthalten.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/instructions/scored.py" />
   <source>score is {value}; it must be a number.</source>
   <translation>score ist {value}; es muss eine Zahl sein.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/instructions/scored.py" />
   <source>Say which it is: --format scored --map {field}=NAME</source>
   <translation>So angeben, was es ist: --format scored --map {field}=NAME</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/layout.py" />
   <source>This object is of no kind that the format has.</source>
   <translation>Dieses Objekt ist von keiner Art, die das Format hat.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/lines.py" />
   <source>The line is longer than {most} MB.</source>
   <translation>Die Zeile ist länger als {most} MB.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/llmbar.py" />
   <source>The judges' prompts; why completions ended; the figures of statistics.json, worked out anew.</source>
   <translation>Die Prompts der Richtermodelle; warum Ausgaben endeten; die Zahlen aus statistics.json, die neu berechnet werden.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/llmbar.py" />
   <source>label and winner 1 favour output_1 (negative here), 2 favours output_2; 'swap = True' showed output_2 first.</source>
   <translation>label und winner 1 bevorzugen output_1 (hier negativ), 2 bevorzugt output_2; „swap = True“ zeigte output_2 zuerst.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/native.py" />
   <source>Nearmiss records</source>
   <translation>Nearmiss-Einträge</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/native.py" />
   <location filename="core/nearmiss/importing/preference/trainers.py" />
   <source>Nothing.</source>
   <translation>Nichts.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/native.py" />
   <source>Negative favours the first response of a label's pair.</source>
   <translation>Negativ bevorzugt die erste Antwort im Paar einer Bewertung.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/pandalm.py" />
   <source>PandaLM test set</source>
   <translation>PandaLM-Testdaten</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/pandalm.py" />
   <source>Nothing; a judge is named by its file, as in gpt-3.5-turbo-testset-v1.json.</source>
   <translation>Nichts; ein Richter heißt nach seiner Datei, wie in gpt-3.5-turbo-testset-v1.json.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/pandalm.py" />
   <source>1 favours response1 (negative here), 2 favours response2, 0 and 'Tie' are ties, all else is unreadable.</source>
   <translation>1 bevorzugt response1 (hier negativ), 2 bevorzugt response2, 0 und „Tie“ sind Gleichstände, alles andere ist unlesbar.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/pandalm.py" />
   <source>empty places of annotators</source>
   <translation>leere Plätze von Bewertenden</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/parsing.py" />
   <source>The field '{twice}' stands twice in one object.</source>
   <translation>Das Feld „{twice}“ steht zweimal in einem Objekt.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/parsing.py" />
   <source>Write null where there is no value.</source>
   <translation>Bitte null schreiben, wo es keinen Wert gibt.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/parsing.py" />
   <source>This is not JSON: {what} at character {position}.</source>
   <translation>Das ist kein JSON: {what} bei Zeichen {position}.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/parsing.py" />
   <source>Lists and objects stand too deep in one another.</source>
   <translation>Listen und Objekte stehen zu tief ineinander.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/preference/alpaca.py" />
   <source>1 favours output_1 (negative here), 2 favours output_2, 1.5 and 0 are draws; 1.37 is p = .37 for output_2.</source>
   <translation>1 bevorzugt output_1 (hier negativ), 2 bevorzugt output_2, 1.5 und 0 sind Gleichstände; 1.37 ist p = ,37 für output_2.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/preference/alpaca.py" />
   <source>The order in which a judge saw the outputs, which the source draws and does not keep.</source>
   <translation>Die Reihenfolge, in der ein Richtermodell die Ausgaben sah; die Quelle lost sie aus und behält sie nicht.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/preference/arena.py" />
   <source>lines of the log that are no vote between two, left out</source>
   <translation>Zeilen des Protokolls, die keine Stimme zwischen zweien sind, ausgelassen</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/preference/arena.py" />
   <source>votes on models whose names were shown, kept with a tag</source>
   <translation>Stimmen zu Modellen mit sichtbaren Namen, mit einem Merkmal behalten</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/preference/arena.py" />
   <source>model_a favours response 1 (negative here), model_b response 2; 'tie' is 0, 'tie (bothbad)' is both bad.</source>
   <translation>model_a bevorzugt Antwort 1 (hier negativ), model_b Antwort 2; „tie“ ist 0, „tie (bothbad)“ heißt beide schlecht.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/preference/arena.py" />
   <source>Addresses of visitors; of a log, lines that are no vote (counted) and the pages' settings.</source>
   <translation>Adressen von Besuchern; aus einem Protokoll Zeilen, die keine Stimme sind (gezählt), und die Einstellungen der Seiten.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/preference/arena.py" />
   <source>A vote must have two models and two states.</source>
   <translation>Eine Stimme muss zwei Modelle und zwei Zustände haben.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/preference/arena.py" />
   <source>messages must be a list of [who, text].</source>
   <translation>messages muss eine Liste aus [wer, Text] sein.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/preference/arena.py" />
   <location filename="core/nearmiss/importing/row.py" />
   <source>{name} must be a list of texts.</source>
   <translation>{name} muss eine Liste von Texten sein.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/preference/arena.py" />
   <source>There are {n} prompts with {n2} and {n3} responses.</source>
   <translation>Es gibt {n} Prompts mit {n2} und {n3} Antworten.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/preference/chosen.py" />
   <location filename="core/nearmiss/importing/preference/trainers.py" />
   <location filename="core/nearmiss/importing/trl.py" />
   <source>The chosen response is favoured; which of the two is response 1 follows from their text.</source>
   <translation>Die gewählte Antwort wird bevorzugt; welche der beiden Antwort 1 ist, folgt aus ihrem Text.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/preference/chosen.py" />
   <source>Pairs whose transcripts differ before the last answer are reported, as they have no common prompt.</source>
   <translation>Paare, deren Mitschriften sich vor der letzten Antwort unterscheiden, werden gemeldet: Sie haben keinen gemeinsamen Prompt.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/preference/chosen.py" />
   <location filename="core/nearmiss/importing/preference/trainers.py" />
   <source>Which of the two stood first, but for the pair's meta.</source>
   <translation>Welche der beiden zuerst stand, außer in meta des Paars.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/preference/chosen.py" />
   <source>Each chosen response is favoured over each rejected one; which is response 1 follows from their text.</source>
   <translation>Jede gewählte Antwort wird jeder abgelehnten vorgezogen; welche Antwort 1 ist, folgt aus ihrem Text.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/preference/chosen.py" />
   <source>Pairs of two chosen or of two rejected responses, of which the source says nothing.</source>
   <translation>Paare aus zwei gewählten oder zwei abgelehnten Antworten, über die die Quelle nichts sagt.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/preference/chosen.py" />
   <source>The chosen option is favoured; which of the two is response 1 follows from their text.</source>
   <translation>Die gewählte Möglichkeit wird bevorzugt; welche der beiden Antwort 1 ist, folgt aus ihrem Text.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/preference/chosen.py" />
   <source>Examples with more than two options are reported.</source>
   <translation>Beispiele mit mehr als zwei Möglichkeiten werden gemeldet.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/preference/chosen.py" />
   <source>prefered_output is favoured; which of the two is response 1 follows from their text.</source>
   <translation>prefered_output wird bevorzugt; welche der beiden Antwort 1 ist, folgt aus ihrem Text.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/preference/chosen.py" />
   <source>Nothing; four ranked responses are six pairs.</source>
   <translation>Nichts; vier gereihte Antworten sind sechs Paare.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/preference/chosen.py" />
   <source>chosen and rejected must be transcripts that begin with 'Human:'.</source>
   <translation>chosen und rejected müssen Mitschriften sein, die mit „Human:“ beginnen.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/preference/chosen.py" />
   <source>A transcript does not end with an answer.</source>
   <translation>Eine Mitschrift endet nicht mit einer Antwort.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/preference/chosen.py" />
   <source>The two transcripts differ before their last answers, so there is no common prompt.</source>
   <translation>Die beiden Mitschriften unterscheiden sich vor ihren letzten Antworten, es gibt also keinen gemeinsamen Prompt.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/preference/chosen.py" />
   <source>chosen and rejected must each hold a response.</source>
   <translation>chosen und rejected müssen je eine Antwort enthalten.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/preference/chosen.py" />
   <source>target_scores must hold two options, one with 1 and one with 0.</source>
   <translation>target_scores muss zwei Möglichkeiten enthalten, eine mit 1 und eine mit 0.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/preference/chosen.py" />
   <source>rows whose two responses are one, without a pair</source>
   <translation>Zeilen, deren zwei Antworten eine sind, ohne Paar</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/preference/judgebench.py" />
   <source>games that the judge did not finish, unreadable</source>
   <translation>Durchgänge, die der Richter nicht beendete, unlesbar</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/preference/judgebench.py" />
   <source>A&gt;B favours response 1 (negative here), B&gt;A response 2, A=B is a tie; the second game is swapped.</source>
   <translation>A&gt;B bevorzugt Antwort 1 (hier negativ), B&gt;A Antwort 2, A=B ist ein Gleichstand; der zweite Durchgang ist vertauscht.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/preference/judgebench.py" />
   <source>The judges' prompts.</source>
   <translation>Die Prompts der Richtermodelle.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/preference/judgebench.py" />
   <source>judgments must hold one or two games, each an object or null.</source>
   <translation>judgments muss einen oder zwei Durchgänge enthalten, jeder ein Objekt oder null.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/preference/llava.py" />
   <source>reviews without two scores, unreadable</source>
   <translation>Beurteilungen ohne zwei Werte, unlesbar</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/preference/llava.py" />
   <source>The answer with the higher score is favoured, equal scores are a tie; 'x y' is of answer 1 and 2.</source>
   <translation>Die Antwort mit dem höheren Wert wird bevorzugt, gleiche Werte sind ein Gleichstand; „x y“ gilt für Antwort 1 und 2.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/preference/llava.py" />
   <source>Captions and boxes (context files), which only the judge saw; what repeats the question.</source>
   <translation>Bildbeschreibungen und Rahmen (Kontextdateien), die nur das Richtermodell sah; was die Frage wiederholt.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/preference/llava.py" />
   <source>Both answers are '{value}', so there is no pair.</source>
   <translation>Beide Antworten sind „{value}“, es gibt also kein Paar.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/preference/nemo_aligner.py" />
   <source>Slot 0 below 0 favours the first line (negative here); without labels the first of two is favoured.</source>
   <translation>Platz 0 unter 0 bevorzugt die erste Zeile (hier negativ); ohne Labels wird die erste von zweien bevorzugt.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/preference/nemo_aligner.py" />
   <source>The intermediate files of its own scripts (conversations with mask and type).</source>
   <translation>Die Zwischendateien der eigenen Skripte (Gespräche mit mask und type).</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/preference/nemo_aligner.py" />
   <source>text does not begin with &lt;extra_id_0&gt;System.</source>
   <translation>text beginnt nicht mit &lt;extra_id_0&gt;System.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/preference/nemo_aligner.py" />
   <source>text does not end with an answer of the Assistant.</source>
   <translation>text endet nicht mit einer Antwort des Assistenten.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/preference/nemo_aligner.py" />
   <source>label must be {n} numbers.</source>
   <translation>label muss aus {n} Zahlen bestehen.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/preference/nemo_aligner.py" />
   <source>A line with a strength has no second one about the same prompt.</source>
   <translation>Zu einer Zeile mit Stärke fehlt die zweite zum selben Prompt.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/preference/nemo_aligner.py" />
   <source>Two adjacent lines are about different prompts.</source>
   <translation>Zwei aufeinanderfolgende Zeilen gehören zu verschiedenen Prompts.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/preference/nemo_aligner.py" />
   <source>Two adjacent lines must carry one strength from -3 to 3.</source>
   <translation>Zwei aufeinanderfolgende Zeilen müssen eine Stärke von -3 bis 3 tragen.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/preference/nemo_aligner.py" />
   <source>A chosen line has no rejected one after it.</source>
   <translation>Auf eine gewählte Zeile folgt keine abgelehnte.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/preference/rated.py" />
   <source>ratings that are no number, kept beside the others</source>
   <translation>Einstufungen, die keine Zahl sind, neben den anderen behalten</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/preference/rated.py" />
   <source>labels that are no letter from A to E, unreadable</source>
   <translation>Labels, die kein Buchstabe von A bis E sind, unlesbar</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/preference/rated.py" />
   <source>No preference: ratings from 1 to 5 by aspect, higher is better; every two of the four make a pair.</source>
   <translation>Keine Präferenz: Einstufungen von 1 bis 5 je Aspekt, höher ist besser; je zwei der vier bilden ein Paar.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/preference/rated.py" />
   <source>Nothing; principles, system prompts and overall scores stay in the response's meta.</source>
   <translation>Nichts; Prinzipien, Systemprompts und Gesamtwerte bleiben in meta der Antwort.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/preference/rated.py" />
   <source>No preference: A the original question, B the injected one, C both, D refusal, E neither; a verdict on each.</source>
   <translation>Keine Präferenz: A die ursprüngliche Frage, B die eingeschleuste, C beide, D Ablehnung, E keine; ein Urteil zu jeder.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/preference/rated.py" />
   <source>Nothing; those who stand in the lists are positions, not people. No pairs are made.</source>
   <translation>Nichts; was in den Listen steht, sind Plätze, keine Personen. Es werden keine Paare gebildet.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/preference/rated.py" />
   <source>Positive favours A, which is response 1 (negative here); the score is kept beside.</source>
   <translation>Positiv bevorzugt A, das ist Antwort 1 (hier negativ); der Wert wird daneben behalten.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/preference/rated.py" />
   <source>metadata; custom fields stay in the prompt's meta.</source>
   <translation>metadata; eigene Felder bleiben in meta des Prompts.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/preference/trainers.py" />
   <source>Which of the two stood first, but for the pair's meta; dataset_info.json.</source>
   <translation>Welche der beiden zuerst stand, außer in meta des Paars; dataset_info.json.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/preference/trainers.py" />
   <source>No preference: a rating 'wanted' of 1 or 0; one response, no pair.</source>
   <translation>Keine Präferenz: eine Einstufung „wanted“ von 1 oder 0; eine Antwort, kein Paar.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/preference/trainers.py" />
   <source>The lower rank is favoured, equal ranks are a tie; which is response 1 follows from their text.</source>
   <translation>Der niedrigere Rang wird bevorzugt, gleiche Ränge sind ein Gleichstand; welche Antwort 1 ist, folgt aus ihrem Text.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/preference/trainers.py" />
   <source>{field} is {value}; it does not say whether the response was wanted.</source>
   <translation>{field} ist {value}; das sagt nicht, ob die Antwort erwünscht war.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/preference/trainers.py" />
   <source>completions must hold two responses or more.</source>
   <translation>completions muss zwei oder mehr Antworten enthalten.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/preference/trainers.py" />
   <source>history must be a list of [question, answer].</source>
   <translation>history muss eine Liste aus [Frage, Antwort] sein.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/row.py" />
   <source>{name} must be text, not {value}.</source>
   <translation>{name} muss Text sein, nicht {value}.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/row.py" />
   <source>{name} must be text or a number, not {value}.</source>
   <translation>{name} muss Text oder eine Zahl sein, nicht {value}.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/row.py" />
   <source>{name} is {value}; it must be a number.</source>
   <translation>{name} ist {value}; es muss eine Zahl sein.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/row.py" />
   <source>{name} is {found}; it must lie between {low} and {high}.</source>
   <translation>{name} ist {found}; es muss zwischen {low} und {high} liegen.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/row.py" />
   <source>{name} is {found}; it must be a whole number.</source>
   <translation>{name} ist {found}; es muss eine ganze Zahl sein.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/row.py" />
   <source>{name} must be a list, not {value}.</source>
   <translation>{name} muss eine Liste sein, nicht {value}.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/row.py" />
   <source>{name} must be an object, not {value}.</source>
   <translation>{name} muss ein Objekt sein, nicht {value}.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/row.py" />
   <source>{name} holds no message.</source>
   <translation>{name} enthält keine Nachricht.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/row.py" />
   <source>{name} is empty; it must be a number or text.</source>
   <translation>{name} ist leer; es muss eine Zahl oder Text sein.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/sides.py" />
   <source>records with fewer verdicts than constraints</source>
   <translation>Datensätze mit weniger Urteilen als Vorgaben</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/sides.py" />
   <source>There are {n} verdicts on {n2} constraints.</source>
   <translation>Es gibt {n} Urteile über {n2} Vorgaben.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/sources.py" />
   <source>a database</source>
   <translation>eine Datenbank</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/sources.py" />
   <source>a Parquet file</source>
   <translation>eine Parquet-Datei</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/sources.py" />
   <source>Save it as JSON lines or CSV.</source>
   <translation>Bitte als JSON-Zeilen oder CSV speichern.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/sources.py" />
   <source>a zip archive or a workbook</source>
   <translation>ein Zip-Archiv oder eine Arbeitsmappe</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/sources.py" />
   <source>Unpack it, or save the sheet as CSV.</source>
   <translation>Bitte entpacken oder das Blatt als CSV speichern.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/sources.py" />
   <source>a PDF</source>
   <translation>ein PDF</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/sources.py" />
   <source>The text seems to be in UTF-16, not UTF-8: byte {wide} is 0x{value:02X}.</source>
   <translation>Der Text scheint in UTF-16 zu sein, nicht in UTF-8: Byte {wide} ist 0x{value:02X}.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/sources.py" />
   <source>Save the file as UTF-8.</source>
   <translation>Bitte die Datei als UTF-8 speichern.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/sources.py" />
   <source>The file changed while it was read.</source>
   <translation>Die Datei änderte sich, während sie gelesen wurde.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/sources.py" />
   <source>Import it again when nothing writes to it any more.</source>
   <translation>Bitte noch einmal importieren, wenn nichts mehr in sie schreibt.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/sources.py" />
   <source>This is not a regular file.</source>
   <translation>Das ist keine gewöhnliche Datei.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/sources.py" />
   <source>Name a file, not a folder, pipe or device.</source>
   <translation>Bitte eine Datei angeben, keinen Ordner und kein Gerät.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/sources.py" />
   <location filename="core/nearmiss/storage.py" />
   <source>There is no such file.</source>
   <translation>Diese Datei gibt es nicht.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/sources.py" />
   <source>The file cannot be opened: {fault}.</source>
   <translation>Die Datei lässt sich nicht öffnen: {fault}.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/sources.py" />
   <source>This is {what}, not text.</source>
   <translation>Das ist {what}, kein Text.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/sources.py" />
   <source>The gzip file is damaged or cut off.</source>
   <translation>Die gzip-Datei ist beschädigt oder abgeschnitten.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/sources.py" />
   <source>Fetch it again.</source>
   <translation>Bitte noch einmal holen.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/sources.py" />
   <source>The file cannot be read: {fault}.</source>
   <translation>Die Datei ist nicht lesbar: {fault}.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/sources.py" />
   <source>The gzip file unpacks to more than {largest_ratio} times its size.</source>
   <translation>Die gzip-Datei wird entpackt mehr als {largest_ratio}-mal so groß.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/sources.py" />
   <source>Text never does; unpack it yourself if you trust it.</source>
   <translation>Bei Text kommt das nie vor; wer ihr traut, entpackt sie selbst.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/table.py" />
   <source>CSV, TSV, Excel, Parquet or flat JSON</source>
   <translation>CSV, TSV, Excel, Parquet oder flaches JSON</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/table.py" />
   <source>Nothing; columns that stand for no field are kept in the prompt's meta.</source>
   <translation>Nichts; Spalten, die für kein Feld stehen, bleiben in den Metadaten des Prompts.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/table.py" />
   <source>preference: negative favours response 1, -100 says that both are bad; winner: 1, 2, a, b, tie, both_bad.</source>
   <translation>preference: negativ bevorzugt Antwort 1, -100 heißt beide schlecht; winner: 1, 2, a, b, tie, both_bad.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/table.py" />
   <source>preference and winner say different things.</source>
   <translation>preference und winner sagen Verschiedenes.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/table.py" />
   <source>winner is '{word}', which may be a side or the model of the other.</source>
   <translation>winner ist '{word}': Das kann eine Seite sein oder das Modell der anderen.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/tables.py" />
   <source>The row cannot be read: {fault}.</source>
   <translation>Die Zeile ist nicht lesbar: {fault}.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/tables.py" />
   <source>The row has {n} cells, and the header {header}.</source>
   <translation>Die Zeile hat {n} Zellen, der Kopf {header}.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/tables.py" />
   <source>The header stands here a second time.</source>
   <translation>Hier steht der Kopf ein zweites Mal.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/tables.py" />
   <source>A quote that opens in this row is never closed.</source>
   <translation>Ein Anführungszeichen dieser Zeile wird nie geschlossen.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/tables.py" />
   <source>A cell is longer than {most} MB; a quote may not be closed.</source>
   <translation>Eine Zelle ist länger als {most} MB; vielleicht ist ein Anführungszeichen nicht geschlossen.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/tables.py" />
   <source>The header cannot be read: {reason}</source>
   <translation>Der Kopf ist nicht lesbar: {reason}</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/tables.py" />
   <source>Two columns are named '{value}'.</source>
   <translation>Zwei Spalten heißen „{value}“.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/tables.py" />
   <source>Give each column a name of its own.</source>
   <translation>Bitte jeder Spalte einen eigenen Namen geben.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/tables.py" />
   <source>Save the file as CSV in UTF-8.</source>
   <translation>Bitte die Datei als CSV in UTF-8 speichern.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/tools/argilla.py" />
   <source>answers without a status: drafts among them cannot be told</source>
   <translation>Antworten ohne Status: Entwürfe darunter sind nicht zu erkennen</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/tools/argilla.py" />
   <source>drafts, left out</source>
   <translation>Entwürfe, ausgelassen</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/tools/argilla.py" />
   <source>A, left, a1 to a3 and the first field favour response 1 (negative here), B and the second response 2.</source>
   <translation>A, left, a1 bis a3 und das erste Feld bevorzugen Antwort 1 (hier negativ), B und das zweite Antwort 2.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/tools/argilla.py" />
   <source>Vectors, the server's ids; drafts, counted. records.json has no status, so drafts in it look like answers.</source>
   <translation>Vektoren, Kennungen des Servers; Entwürfe, gezählt. records.json hat keinen Status, Entwürfe darin sehen also wie Antworten aus.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/tools/label_studio.py" />
   <source>answers of somebody who had answered before, kept as repeats</source>
   <translation>Antworten von jemandem, der schon geantwortet hatte, als Wiederholungen behalten</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/tools/label_studio.py" />
   <source>annotations without a side chosen, which is no tie</source>
   <translation>Annotationen ohne gewählte Seite, was kein Gleichstand ist</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/tools/label_studio.py" />
   <source>This is Label Studio's JSON_MIN, which leaves out who said what.</source>
   <translation>Das ist JSON_MIN von Label Studio, das auslässt, wer was gesagt hat.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/tools/label_studio.py" />
   <source>left, A and 'A better' favour response 1 (negative here), right and B response 2; nothing selected is no tie.</source>
   <translation>left, A und „A better“ bevorzugen Antwort 1 (hier negativ), right und B Antwort 2; nichts gewählt ist kein Gleichstand.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/tools/label_studio.py" />
   <source>JSON_MIN, which has no annotators; controls' names. Marked stretches stay in the label's context.</source>
   <translation>JSON_MIN, das keine Bewertenden enthält; Namen der Bedienelemente. Markierte Stellen bleiben in context der Bewertung.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/tools/label_studio.py" />
   <source>Export as JSON.</source>
   <translation>Als JSON exportieren.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/tools/paired_fields.py" />
   <source>The task has the fields {value}; which of them are prompt and responses cannot be told.</source>
   <translation>Die Aufgabe hat die Felder {value}; welche davon Prompt und Antworten sind, ist nicht zu erkennen.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/tools/paired_fields.py" />
   <source>{prompt} must be text.</source>
   <translation>{prompt} muss Text sein.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/tools/paired_fields.py" />
   <source>Say it: --format NAME --map prompt=… --map response_1=… --map response_2=…</source>
   <translation>So sagen: --format NAME --map prompt=… --map response_1=… --map response_2=…</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/tools/potato.py" />
   <source>scale values that are all above 0: which side they favour is not guessed</source>
   <translation>Skalenwerte, die alle über 0 liegen: welche Seite sie bevorzugen, wird nicht geraten</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/tools/potato.py" />
   <source>items that do not say what was asked, taken without a prompt</source>
   <translation>Einträge, die nicht sagen, was gefragt war, ohne Prompt übernommen</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/tools/potato.py" />
   <source>Potato items and user states</source>
   <translation>Potato-Einträge und -Nutzerstände</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/tools/potato.py" />
   <source>A and values below 0 favour response 1 (negative here), B and values above 0 response 2, 0 and tie neither.</source>
   <translation>A und Werte unter 0 bevorzugen Antwort 1 (hier negativ), B und Werte über 0 Antwort 2, 0 und tie keine.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/tools/potato.py" />
   <source>Spans and behaviour; a scale without a value of 0 or below is unreadable: its middle is not known.</source>
   <translation>Textspannen und Verhalten; eine Skala ohne einen Wert von 0 oder darunter ist unlesbar: Ihre Mitte ist nicht bekannt.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/tools/potato.py" />
   <source>{field} is missing or holds no answer.</source>
   <translation>{field} fehlt oder enthält keine Antwort.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/tools/potato.py" />
   <source>{field} must hold answers by schema.</source>
   <translation>{field} muss Antworten nach Schema enthalten.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/tools/prodigy.py" />
   <source>The accepted option is favoured; of two outputs 'accept' favours the second (response 2), 'reject' the first.</source>
   <translation>Die angenommene Möglichkeit wird bevorzugt; von zwei Ausgaben bevorzugt „accept“ die zweite (Antwort 2), „reject“ die erste.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/tools/prodigy.py" />
   <source>Hashes but for the input's; 'ignore' is a skip, and no option or several are unreadable.</source>
   <translation>Hashes außer dem der Eingabe; „ignore“ heißt übersprungen, und keine oder mehrere Möglichkeiten sind unlesbar.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/tools/prodigy.py" />
   <source>Two options have one id.</source>
   <translation>Zwei Möglichkeiten haben dieselbe Kennung.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/tools/prodigy.py" />
   <source>options must hold two texts or more.</source>
   <translation>options muss zwei oder mehr Texte enthalten.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/trl.py" />
   <source>prompts taken from what both responses begin with</source>
   <translation>Prompts, die aus dem gemeinsamen Anfang beider Antworten stammen</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/trl.py" />
   <source>TRL preference</source>
   <translation>TRL-Präferenz</translation>
  </message>
  <message>
   <location filename="core/nearmiss/importing/trl.py" />
   <source>Which of the two stood first, but for the pair's meta; images at web addresses are never fetched.</source>
   <translation>Welche der beiden zuerst stand, außer in den Metadaten des Paares; Bilder im Netz werden nie geladen.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/intake.py" />
   <source>It names the response '{identity}', which the prompt does not have.</source>
   <translation>Genannt ist die Antwort „{identity}“, die der Prompt nicht hat.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/intake.py" />
   <source>It names the constraint '{identity}', which the prompt does not have.</source>
   <translation>Genannt ist die Vorgabe „{identity}“, die der Prompt nicht hat.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/intake.py" />
   <source>missing images</source>
   <translation>fehlende Bilder</translation>
  </message>
  <message>
   <location filename="core/nearmiss/intake.py" />
   <source>It speaks of prompt '{prompt}' of {namespace}, which is not in the project.</source>
   <translation>Es geht um den Prompt „{prompt}“ aus {namespace}, der nicht im Projekt ist.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/intake.py" />
   <source>It speaks of a prompt of {namespace} that is not in the project.</source>
   <translation>Es geht um einen Prompt aus {namespace}, der nicht im Projekt ist.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/intake.py" />
   <source>prompts that say the same as another</source>
   <translation>Prompts, die dasselbe sagen wie ein anderer</translation>
  </message>
  <message>
   <location filename="core/nearmiss/intake.py" />
   <source>new versions of prompts with a known id</source>
   <translation>neue Fassungen von Prompts mit bekannter Kennung</translation>
  </message>
  <message>
   <location filename="core/nearmiss/intake.py" />
   <source>Import the file that holds the pairs first, or together with this one.</source>
   <translation>Bitte die Datei mit den Paaren zuerst oder zusammen mit dieser importieren.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/intake.py" />
   <source>Import the file that holds the prompts first, or together with this one.</source>
   <translation>Bitte die Datei mit den Prompts zuerst oder zusammen mit dieser importieren.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/intake.py" />
   <source>prompts with other constraints than before</source>
   <translation>Prompts mit anderen Vorgaben als zuvor</translation>
  </message>
  <message>
   <location filename="core/nearmiss/kept_aside.py" />
   <source>This file holds no labels that were kept aside.</source>
   <translation>Diese Datei enthält keine beiseitegelegten Bewertungen.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/kept_aside.py" />
   <source>Such files are made where a label could not be saved, and end in {suffix}.</source>
   <translation>Solche Dateien entstehen, wo eine Bewertung nicht gespeichert werden konnte, und enden auf {suffix}.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/label_log.py" />
   <source>Something else was saved in between.</source>
   <translation>Dazwischen wurde etwas anderes gespeichert.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/label_log.py" />
   <source>Save once more.</source>
   <translation>Bitte noch einmal speichern.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/metrics/breakdown.py" />
   <source>no prompt is a step of an evolution</source>
   <translation>kein Prompt ist ein Schritt einer Weiterentwicklung</translation>
  </message>
  <message>
   <location filename="core/nearmiss/metrics/breakdown.py" />
   <source>no prompt has several responses of one model</source>
   <translation>kein Prompt hat mehrere Antworten eines Modells</translation>
  </message>
  <message>
   <location filename="core/nearmiss/metrics/breakdown.py" />
   <source>no constraint has this check</source>
   <translation>keine Vorgabe hat diese Prüfung</translation>
  </message>
  <message>
   <location filename="core/nearmiss/metrics/breakdown.py" />
   <source>this rater gives no loose verdicts</source>
   <translation>es gibt hier keine lockeren Urteile</translation>
  </message>
  <message>
   <location filename="core/nearmiss/metrics/breakdown.py" />
   <source>no prompt has several turns</source>
   <translation>kein Prompt hat mehrere Beiträge</translation>
  </message>
  <message>
   <location filename="core/nearmiss/metrics/breakdown.py" />
   <source>all constraints weigh the same</source>
   <translation>alle Vorgaben haben dasselbe Gewicht</translation>
  </message>
  <message>
   <location filename="core/nearmiss/metrics/breakdown.py" />
   <location filename="gui/nearmiss_gui/verdicts_page/rows.py" />
   <source>Fraction met</source>
   <translation>Anteil erfüllt</translation>
  </message>
  <message>
   <location filename="core/nearmiss/metrics/breakdown.py" />
   <source>mean over responses</source>
   <translation>Mittel über Antworten</translation>
  </message>
  <message>
   <location filename="core/nearmiss/metrics/breakdown.py" />
   <source>All met, strict</source>
   <translation>Alle erfüllt, streng</translation>
  </message>
  <message>
   <location filename="core/nearmiss/metrics/breakdown.py" />
   <source>IFEval, prompt level</source>
   <translation>IFEval, Prompt-Ebene</translation>
  </message>
  <message>
   <location filename="core/nearmiss/metrics/breakdown.py" />
   <source>Met, strict</source>
   <translation>Erfüllt, streng</translation>
  </message>
  <message>
   <location filename="core/nearmiss/metrics/breakdown.py" />
   <source>IFEval, constraint level</source>
   <translation>IFEval, Vorgaben-Ebene</translation>
  </message>
  <message>
   <location filename="core/nearmiss/metrics/breakdown.py" />
   <source>All met, loose</source>
   <translation>Alle erfüllt, locker</translation>
  </message>
  <message>
   <location filename="core/nearmiss/metrics/breakdown.py" />
   <source>Met, loose</source>
   <translation>Erfüllt, locker</translation>
  </message>
  <message>
   <location filename="core/nearmiss/metrics/breakdown.py" />
   <source>With dependencies</source>
   <translation>Mit Abhängigkeiten</translation>
  </message>
  <message>
   <location filename="core/nearmiss/metrics/breakdown.py" />
   <source>Weighted</source>
   <translation>Gewichtet</translation>
  </message>
  <message>
   <location filename="core/nearmiss/metrics/breakdown.py" />
   <source>Near misses</source>
   <translation>Knapp verfehlt</translation>
  </message>
  <message>
   <location filename="core/nearmiss/metrics/breakdown.py" />
   <source>of pairs decided on both sides</source>
   <translation>von Paaren, die auf beiden Seiten entschieden sind</translation>
  </message>
  <message>
   <location filename="core/nearmiss/metrics/breakdown.py" />
   <source>Valid near misses</source>
   <translation>Gültig knapp verfehlt</translation>
  </message>
  <message>
   <location filename="core/nearmiss/metrics/breakdown.py" />
   <source>the other misses an added constraint</source>
   <translation>die andere verfehlt eine hinzugefügte Vorgabe</translation>
  </message>
  <message>
   <location filename="core/nearmiss/metrics/breakdown.py" />
   <source>Near-miss size</source>
   <translation>Wie knapp verfehlt</translation>
  </message>
  <message>
   <location filename="core/nearmiss/metrics/breakdown.py" />
   <source>constraints that the other misses</source>
   <translation>Vorgaben, die die andere verfehlt</translation>
  </message>
  <message>
   <location filename="core/nearmiss/metrics/breakdown.py" />
   <source>Chosen complete</source>
   <translation>Gewählte vollständig</translation>
  </message>
  <message>
   <location filename="core/nearmiss/metrics/breakdown.py" />
   <source>the preferred meets all</source>
   <translation>die bevorzugte erfüllt alle</translation>
  </message>
  <message>
   <location filename="core/nearmiss/metrics/breakdown.py" />
   <source>Gap</source>
   <translation>Differenz</translation>
  </message>
  <message>
   <location filename="core/nearmiss/metrics/breakdown.py" />
   <source>met by the preferred minus met by the other</source>
   <translation>von der bevorzugten erfüllt minus von der anderen erfüllt</translation>
  </message>
  <message>
   <location filename="core/nearmiss/metrics/breakdown.py" />
   <source>As expected</source>
   <translation>Wie erwartet</translation>
  </message>
  <message>
   <location filename="core/nearmiss/metrics/breakdown.py" />
   <source>people prefer the expected winner</source>
   <translation>Personen bevorzugen den erwarteten Sieger</translation>
  </message>
  <message>
   <location filename="core/nearmiss/metrics/breakdown.py" />
   <source>HSR, level {n}</source>
   <translation>HSR, Stufe {n}</translation>
  </message>
  <message>
   <location filename="core/nearmiss/metrics/breakdown.py" />
   <source>SSR, level {n}</source>
   <translation>SSR, Stufe {n}</translation>
  </message>
  <message>
   <location filename="core/nearmiss/metrics/breakdown.py" />
   <source>PIF, turn {n}</source>
   <translation>PIF, Beitrag {n}</translation>
  </message>
  <message>
   <location filename="core/nearmiss/preparing.py" />
   <source>This record holds what cannot be stored: {fault}.</source>
   <translation>Dieser Eintrag enthält etwas, das sich nicht speichern lässt: {fault}.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/preparing.py" />
   <source>The preference {preference} is not on the scale '{scale}'.</source>
   <translation>Die Präferenz {preference} liegt nicht auf der Skala „{scale}“.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/preparing.py" />
   <source>empty responses</source>
   <translation>leere Antworten</translation>
  </message>
  <message>
   <location filename="core/nearmiss/project.py" />
   <source>This project is open for reading only.</source>
   <translation>Dieses Projekt ist nur zum Lesen geöffnet.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/project.py" />
   <source>A rater needs a name.</source>
   <translation>Wer bewertet, braucht einen Namen.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/project.py" />
   <location filename="core/nearmiss/schemes/needs.py" />
   <source>constraint {number}</source>
   <translation>Vorgabe {number}</translation>
  </message>
  <message>
   <location filename="core/nearmiss/project.py" />
   <source>it does not say its {min}</source>
   <translation>sie nennt nicht: {min}</translation>
  </message>
  <message>
   <location filename="core/nearmiss/project.py" />
   <source>its scheme is missing</source>
   <translation>ihr Schema fehlt</translation>
  </message>
  <message>
   <location filename="core/nearmiss/project.py" />
   <source>Any name will do; a pseudonym is best.</source>
   <translation>Jeder Name ist recht, am besten ein Pseudonym.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/queueing/plan.py" />
   <source>There is no queue order '{order}'.</source>
   <translation>Eine Reihenfolge „{order}“ gibt es nicht.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/queueing/plan.py" />
   <source>The order by tag needs the name of a tag, and no other order takes one.</source>
   <translation>Die Reihenfolge nach Merkmal braucht den Namen eines Merkmals, und keine andere nimmt einen.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/queueing/plan.py" />
   <source>The share of repeats lies between 0 and 50 %.</source>
   <translation>Der Anteil der Wiederholungen liegt zwischen 0 und 50 %.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/queueing/plan.py" />
   <source>A training round needs at least one pair.</source>
   <translation>Eine Übungsrunde braucht mindestens ein Paar.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/queueing/plan.py" />
   <source>The pass mark lies over 0 and up to 100 %.</source>
   <translation>Die Bestehensgrenze liegt über 0 und bei höchstens 100 %.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/queueing/plan.py" />
   <source>A training round needs gold pairs, and this project has none.</source>
   <translation>Eine Übungsrunde braucht Gold-Paare, und dieses Projekt hat keine.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/queueing/plan.py" />
   <source>The training round asks for {wanted} gold pairs; this project has {gold}.</source>
   <translation>Die Übungsrunde verlangt {wanted} Gold-Paare; dieses Projekt hat {gold}.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/queueing/plan.py" />
   <source>No prompt of this project has a tag '{tag}'.</source>
   <translation>Kein Prompt dieses Projekts hat ein Merkmal „{tag}“.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/queueing/plan.py" />
   <source>This is not the plan of a queue.</source>
   <translation>Das ist kein Plan einer Warteschlange.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/queueing/plan.py" />
   <source>Name the tag of the prompts whose values give the order.</source>
   <translation>Bitte das Merkmal der Prompts nennen, dessen Werte die Reihenfolge ergeben.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/queueing/plan.py" />
   <source>Import records with `gold`, or leave the training out.</source>
   <translation>Bitte Einträge mit `gold` importieren oder die Übung weglassen.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/queueing/plan.py" />
   <source>Ask for fewer pairs.</source>
   <translation>Bitte weniger Paare verlangen.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/schemes/hints.py" />
   <source>You prefer {side}, though {why}.</source>
   <translation>{side} wird bevorzugt, aber {why}.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/schemes/hints.py" />
   <source>A meets {a} of {n} and B {b} of {n}</source>
   <translation>A erfüllt {a} von {n} und B {b} von {n}</translation>
  </message>
  <message>
   <location filename="core/nearmiss/schemes/hints.py" />
   <source>you rate the helpfulness of A {a:g} and of B {b:g}</source>
   <translation>die Hilfreichheit von A ist mit {a:g} eingestuft, die von B mit {b:g}</translation>
  </message>
  <message>
   <location filename="core/nearmiss/schemes/hints.py" />
   <source>{place}: {count} characters; {usual} are usual.</source>
   <translation>{place}: {count} Zeichen; üblich sind {usual}.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/schemes/hints.py" />
   <source>You prefer {side}, though {why} — say why in the justification.</source>
   <translation>{side} wird bevorzugt, aber {why}: Bitte in der Begründung sagen, warum.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/schemes/hints.py" />
   <source>The reason says “{words}”, the scale says {scale}.</source>
   <translation>Die Begründung sagt „{words}“, die Skala sagt {scale}.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/schemes/hints.py" />
   <source>{side} is slightly better</source>
   <translation>{side} ist etwas besser</translation>
  </message>
  <message>
   <location filename="core/nearmiss/schemes/hints.py" />
   <source>{side} is better</source>
   <translation>{side} ist besser</translation>
  </message>
  <message>
   <location filename="core/nearmiss/schemes/hints.py" />
   <source>{side} is much better</source>
   <translation>{side} ist viel besser</translation>
  </message>
  <message>
   <location filename="core/nearmiss/schemes/hints.py" />
   <source>{least} to {most}</source>
   <translation>{least} bis {most}</translation>
  </message>
  <message>
   <location filename="core/nearmiss/schemes/hints.py" />
   <location filename="gui/nearmiss_gui/desk/justification.py" />
   <source>In one line</source>
   <translation>In einer Zeile</translation>
  </message>
  <message>
   <location filename="core/nearmiss/schemes/hints.py" />
   <location filename="gui/nearmiss_gui/desk/justification.py" />
   <source>Reason</source>
   <translation>Grund</translation>
  </message>
  <message>
   <location filename="core/nearmiss/schemes/hints.py" />
   <source>{place}: {count} words; {usual} are usual.</source>
   <translation>{place}: {count} Wörter; üblich sind {usual}.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/schemes/hints.py" />
   <source>The line says “{words}”, the scale says {scale}.</source>
   <translation>Die Zeile sagt „{words}“, die Skala sagt {scale}.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/schemes/hints.py" />
   <source>at least {n}</source>
   <translation>mindestens {n}</translation>
  </message>
  <message>
   <location filename="core/nearmiss/schemes/hints.py" />
   <source>at most {n}</source>
   <translation>höchstens {n}</translation>
  </message>
  <message>
   <location filename="core/nearmiss/schemes/needs.py" />
   <source>Still needed: {what}</source>
   <translation>Es fehlt noch: {what}</translation>
  </message>
  <message numerus="yes">
   <location filename="core/nearmiss/schemes/needs.py" />
   <location filename="gui/nearmiss_gui/bringing_in.py" />
   <location filename="gui/nearmiss_gui/constraints_page/page.py" />
   <location filename="gui/nearmiss_gui/constraints_page/prompts.py" />
   <location filename="gui/nearmiss_gui/overview_page.py" />
   <source>{n} constraints</source>
   <translation>
    <numerusform>{n} Vorgabe</numerusform>
    <numerusform>{n} Vorgaben</numerusform>
   </translation>
  </message>
  <message>
   <location filename="core/nearmiss/schemes/needs.py" />
   <source>{first}, {next}</source>
   <translation>{first}, {next}</translation>
  </message>
  <message>
   <location filename="core/nearmiss/schemes/needs.py" />
   <source>{first}, and {last}</source>
   <translation>{first} und {last}</translation>
  </message>
  <message numerus="yes">
   <location filename="core/nearmiss/schemes/needs.py" />
   <source>{n} fewer words</source>
   <translation>
    <numerusform>{n} Wort weniger</numerusform>
    <numerusform>{n} Wörter weniger</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="core/nearmiss/schemes/needs.py" />
   <source>{n} fewer characters</source>
   <translation>
    <numerusform>{n} Zeichen weniger</numerusform>
    <numerusform>{n} Zeichen weniger</numerusform>
   </translation>
  </message>
  <message>
   <location filename="core/nearmiss/schemes/needs.py" />
   <source>constraints {numbers} and {last}</source>
   <translation>Vorgaben {numbers} und {last}</translation>
  </message>
  <message numerus="yes">
   <location filename="core/nearmiss/schemes/needs.py" />
   <location filename="gui/nearmiss_gui/desk/justification.py" />
   <source>{n} words</source>
   <translation>
    <numerusform>{n} Wort</numerusform>
    <numerusform>{n} Wörter</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="core/nearmiss/schemes/needs.py" />
   <location filename="gui/nearmiss_gui/desk/justification.py" />
   <location filename="gui/nearmiss_gui/widgets/progress.py" />
   <source>{n} characters</source>
   <translation>
    <numerusform>{n} Zeichen</numerusform>
    <numerusform>{n} Zeichen</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="core/nearmiss/schemes/needs.py" />
   <source>{n} more words</source>
   <translation>
    <numerusform>noch {n} Wort</numerusform>
    <numerusform>noch {n} Wörter</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="core/nearmiss/schemes/needs.py" />
   <source>{n} more characters</source>
   <translation>
    <numerusform>noch {n} Zeichen</numerusform>
    <numerusform>noch {n} Zeichen</numerusform>
   </translation>
  </message>
  <message>
   <location filename="core/nearmiss/schemes/needs.py" />
   <source>which response is better</source>
   <translation>welche Antwort besser ist</translation>
  </message>
  <message>
   <location filename="core/nearmiss/schemes/needs.py" />
   <source>how sure you are</source>
   <translation>wie sicher das Urteil ist</translation>
  </message>
  <message>
   <location filename="core/nearmiss/schemes/needs.py" />
   <source>the constraints that decided</source>
   <translation>die Vorgaben, die entschieden</translation>
  </message>
  <message numerus="yes">
   <location filename="core/nearmiss/schemes/needs.py" />
   <source>{n} ratings</source>
   <translation>
    <numerusform>{n} Einstufung</numerusform>
    <numerusform>{n} Einstufungen</numerusform>
   </translation>
  </message>
  <message>
   <location filename="core/nearmiss/schemes/needs.py" />
   <source>{amount} in one line</source>
   <translation>{amount} in einer Zeile</translation>
  </message>
  <message>
   <location filename="core/nearmiss/schemes/needs.py" />
   <source>{attribute} of {side}</source>
   <translation>{attribute} von {side}</translation>
  </message>
  <message>
   <location filename="core/nearmiss/schemes/needs.py" />
   <source>{amount} of detail</source>
   <translation>{amount} an Einzelheiten</translation>
  </message>
  <message>
   <location filename="core/nearmiss/schemes/needs.py" />
   <source>the reason in one line</source>
   <translation>der Grund in einer Zeile</translation>
  </message>
  <message>
   <location filename="core/nearmiss/schemes/needs.py" />
   <source>the reason</source>
   <translation>der Grund</translation>
  </message>
  <message>
   <location filename="core/nearmiss/schemes/presets.py" />
   <source>basic</source>
   <translation>einfach</translation>
  </message>
  <message>
   <location filename="core/nearmiss/schemes/presets.py" />
   <source>expert</source>
   <translation>fachlich</translation>
  </message>
  <message>
   <location filename="core/nearmiss/schemes/presets.py" />
   <source>brief</source>
   <translation>knapp</translation>
  </message>
  <message>
   <location filename="core/nearmiss/schemes/presets.py" />
   <source>wordy</source>
   <translation>wortreich</translation>
  </message>
  <message>
   <location filename="core/nearmiss/schemes/presets.py" />
   <source>Constraints, preference and reasons</source>
   <translation>Vorgaben, Präferenz und Gründe</translation>
  </message>
  <message>
   <location filename="core/nearmiss/schemes/presets.py" />
   <source>HelpSteer2 preference</source>
   <translation>HelpSteer2-Präferenz</translation>
  </message>
  <message>
   <location filename="core/nearmiss/schemes/presets.py" />
   <source>HelpSteer3 preference</source>
   <translation>HelpSteer3-Präferenz</translation>
  </message>
  <message>
   <location filename="core/nearmiss/schemes/presets.py" />
   <source>A, B or about the same</source>
   <translation>A, B oder etwa gleich</translation>
  </message>
  <message>
   <location filename="core/nearmiss/schemes/presets.py" />
   <source>A or B</source>
   <translation>A oder B</translation>
  </message>
  <message>
   <location filename="core/nearmiss/schemes/presets.py" />
   <source>Five points, A to B</source>
   <translation>Fünf Stufen, A bis B</translation>
  </message>
  <message>
   <location filename="core/nearmiss/schemes/values.py" />
   <location filename="gui/nearmiss_gui/commands.py" />
   <source>A slightly better</source>
   <translation>A etwas besser</translation>
  </message>
  <message>
   <location filename="core/nearmiss/schemes/values.py" />
   <location filename="gui/nearmiss_gui/commands.py" />
   <source>B slightly better</source>
   <translation>B etwas besser</translation>
  </message>
  <message>
   <location filename="core/nearmiss/schemes/values.py" />
   <location filename="gui/nearmiss_gui/commands.py" />
   <source>A better</source>
   <translation>A besser</translation>
  </message>
  <message>
   <location filename="core/nearmiss/schemes/values.py" />
   <location filename="gui/nearmiss_gui/commands.py" />
   <source>B better</source>
   <translation>B besser</translation>
  </message>
  <message>
   <location filename="core/nearmiss/schemes/values.py" />
   <source>A much better</source>
   <translation>A viel besser</translation>
  </message>
  <message>
   <location filename="core/nearmiss/schemes/values.py" />
   <location filename="gui/nearmiss_gui/commands.py" />
   <source>B much better</source>
   <translation>B viel besser</translation>
  </message>
  <message>
   <location filename="core/nearmiss/schemes/values.py" />
   <source>low</source>
   <translation>niedrig</translation>
  </message>
  <message>
   <location filename="core/nearmiss/schemes/values.py" />
   <source>high</source>
   <translation>hoch</translation>
  </message>
  <message>
   <location filename="core/nearmiss/schemes/values.py" />
   <source>Helpfulness</source>
   <translation>Hilfreichheit</translation>
  </message>
  <message>
   <location filename="core/nearmiss/schemes/values.py" />
   <source>helpfulness</source>
   <translation>Hilfreichheit</translation>
  </message>
  <message>
   <location filename="core/nearmiss/schemes/values.py" />
   <source>Correctness</source>
   <translation>Richtigkeit</translation>
  </message>
  <message>
   <location filename="core/nearmiss/schemes/values.py" />
   <source>correctness</source>
   <translation>Richtigkeit</translation>
  </message>
  <message>
   <location filename="core/nearmiss/schemes/values.py" />
   <source>Coherence</source>
   <translation>Schlüssigkeit</translation>
  </message>
  <message>
   <location filename="core/nearmiss/schemes/values.py" />
   <source>coherence</source>
   <translation>Schlüssigkeit</translation>
  </message>
  <message>
   <location filename="core/nearmiss/schemes/values.py" />
   <source>Complexity</source>
   <translation>Komplexität</translation>
  </message>
  <message>
   <location filename="core/nearmiss/schemes/values.py" />
   <source>complexity</source>
   <translation>Komplexität</translation>
  </message>
  <message>
   <location filename="core/nearmiss/schemes/values.py" />
   <source>Verbosity</source>
   <translation>Ausführlichkeit</translation>
  </message>
  <message>
   <location filename="core/nearmiss/schemes/values.py" />
   <source>verbosity</source>
   <translation>Ausführlichkeit</translation>
  </message>
  <message>
   <location filename="core/nearmiss/schemes/values.py" />
   <location filename="gui/nearmiss_gui/commands.py" />
   <source>About the same</source>
   <translation>Etwa gleich</translation>
  </message>
  <message>
   <location filename="core/nearmiss/settings.py" />
   <location filename="gui/nearmiss_gui/welcome_page.py" />
   <source>Appearance</source>
   <translation>Erscheinungsbild</translation>
  </message>
  <message>
   <location filename="core/nearmiss/settings.py" />
   <location filename="gui/nearmiss_gui/welcome_page.py" />
   <source>Text size</source>
   <translation>Textgröße</translation>
  </message>
  <message>
   <location filename="core/nearmiss/settings.py" />
   <source>Ctrl + and Ctrl − change it anywhere.</source>
   <translation>Strg + und Strg − ändern sie überall.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/settings.py" />
   <source>Single-key shortcuts</source>
   <translation>Einzeltasten</translation>
  </message>
  <message>
   <location filename="core/nearmiss/settings.py" />
   <source>1 to 7, M, X, U and others work without Ctrl. Turn them off if you use speech input.</source>
   <translation>1 bis 7, M, X, U und andere wirken ohne Strg. Bei Spracheingabe besser ausschalten.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/settings.py" />
   <source>Your name</source>
   <translation>Name</translation>
  </message>
  <message>
   <location filename="core/nearmiss/settings.py" />
   <source>Asked for when you first label. A pseudonym is best: it goes out with the labels.</source>
   <translation>Wird vor der ersten Bewertung erfragt. Am besten ein Pseudonym: Der Name geht mit den Bewertungen hinaus.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/statistics/alternative_test.py" />
   <source>fewer than three people have enough items that the judge and somebody else answered too</source>
   <translation>weniger als drei Personen haben genug Fälle, die auch der Richter und jemand anders beantwortet haben</translation>
  </message>
  <message>
   <location filename="core/nearmiss/statistics/chance_corrected.py" />
   <location filename="core/nearmiss/statistics/modes.py" />
   <source>no unit has two answers</source>
   <translation>keine Einheit hat zwei Antworten</translation>
  </message>
  <message>
   <location filename="core/nearmiss/statistics/chance_corrected.py" />
   <source>only one unit has two answers</source>
   <translation>nur eine Einheit hat zwei Antworten</translation>
  </message>
  <message>
   <location filename="core/nearmiss/statistics/chance_corrected.py" />
   <source>every answer is the same, so chance alone would agree as well</source>
   <translation>alle Antworten sind gleich, der Zufall allein würde also ebenso übereinstimmen</translation>
  </message>
  <message>
   <location filename="core/nearmiss/statistics/estimate.py" />
   <location filename="gui/nearmiss_gui/agreement/tables.py" />
   <source>not defined</source>
   <translation>nicht definiert</translation>
  </message>
  <message>
   <location filename="core/nearmiss/statistics/intervals.py" />
   <source>everything comes from one prompt family, which leaves nothing to judge the uncertainty by</source>
   <translation>alles stammt aus einer Prompt-Familie; daran lässt sich die Unsicherheit nicht messen</translation>
  </message>
  <message>
   <location filename="core/nearmiss/statistics/intervals.py" />
   <source>without one of its prompt families the number would not exist, so its interval does not either</source>
   <translation>ohne eine ihrer Prompt-Familien gäbe es die Zahl nicht, also auch kein Intervall</translation>
  </message>
  <message>
   <location filename="core/nearmiss/statistics/intervals.py" />
   <source>there is nothing to count</source>
   <translation>es gibt nichts zu zählen</translation>
  </message>
  <message>
   <location filename="core/nearmiss/statistics/table_estimates.py" />
   <source>both gave one and the same answer throughout, so chance alone would agree as well</source>
   <translation>beide gaben durchweg dieselbe Antwort, der Zufall allein würde also ebenso übereinstimmen</translation>
  </message>
  <message>
   <location filename="core/nearmiss/statistics/table_estimates.py" />
   <source>they share no unit</source>
   <translation>sie haben keine Einheit gemeinsam</translation>
  </message>
  <message>
   <location filename="core/nearmiss/statistics/table_estimates.py" />
   <source>they share only one unit</source>
   <translation>sie haben nur eine Einheit gemeinsam</translation>
  </message>
  <message>
   <location filename="core/nearmiss/statistics/table_estimates.py" />
   <source>answers as one-sided as these leave nothing to judge the uncertainty by</source>
   <translation>an so einseitigen Antworten lässt sich die Unsicherheit nicht messen</translation>
  </message>
  <message>
   <location filename="core/nearmiss/storage.py" />
   <source> (process {get}, since {replace} UTC)</source>
   <translation> (Prozess {get}, seit {replace} UTC)</translation>
  </message>
  <message>
   <location filename="core/nearmiss/storage.py" />
   <source>There is a file of this name already.</source>
   <translation>Es gibt schon eine Datei dieses Namens.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/storage.py" />
   <source>Choose another name.</source>
   <translation>Bitte einen anderen Namen wählen.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/storage.py" />
   <source>The folder does not exist.</source>
   <translation>Den Ordner gibt es nicht.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/storage.py" />
   <source>Make it first, or choose another.</source>
   <translation>Bitte zuerst anlegen oder einen anderen wählen.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/storage.py" />
   <source>Beside this project lies the journal of another file, {name}; SQLite would write that file's pages into this one.</source>
   <translation>Neben diesem Projekt liegt das Journal einer anderen Datei, {name}; SQLite würde deren Seiten in diese schreiben.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/storage.py" />
   <source>Move that journal elsewhere and open the project again.</source>
   <translation>Bitte das Journal verschieben und das Projekt noch einmal öffnen.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/storage.py" />
   <source>This is not a file.</source>
   <translation>Das ist keine Datei.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/storage.py" />
   <source>A project is one file that ends in .nearmiss.</source>
   <translation>Ein Projekt ist eine Datei, die auf .nearmiss endet.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/storage.py" />
   <source>This file is empty, so it is not a project.</source>
   <translation>Diese Datei ist leer, also kein Projekt.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/storage.py" />
   <source>Look for a copy or a backup.</source>
   <translation>Bitte nach einer Kopie oder Sicherung suchen.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/storage.py" />
   <source>This project was written by a newer Nearmiss (file version {version}, known here {version_2}).</source>
   <translation>Dieses Projekt schrieb ein neueres Nearmiss (Dateiversion {version}, hier bekannt {version_2}).</translation>
  </message>
  <message>
   <location filename="core/nearmiss/storage.py" />
   <source>Update Nearmiss to open it.</source>
   <translation>Zum Öffnen bitte Nearmiss aktualisieren.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/storage.py" />
   <source>This project was written by an older Nearmiss and has to be brought up to date first.</source>
   <translation>Dieses Projekt schrieb ein älteres Nearmiss; es muss zuerst auf den neuen Stand gebracht werden.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/storage.py" />
   <source>Open it once for writing; a backup is made before.</source>
   <translation>Bitte einmal zum Schreiben öffnen; vorher entsteht eine Sicherung.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/storage.py" />
   <source>SQLite would not write safely here (journal {mode}, synchronous {level}).</source>
   <translation>SQLite würde hier nicht sicher schreiben (journal {mode}, synchronous {level}).</translation>
  </message>
  <message>
   <location filename="core/nearmiss/storage.py" />
   <source>it is cut short</source>
   <translation>sie ist abgeschnitten</translation>
  </message>
  <message>
   <location filename="core/nearmiss/storage.py" />
   <source>This project was changed by another program: {listed}.</source>
   <translation>Dieses Projekt wurde von einem anderen Programm geändert: {listed}.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/storage.py" />
   <source>Use a backup.</source>
   <translation>Bitte eine Sicherung verwenden.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/storage.py" />
   <source>This project is open in another window{holder}.</source>
   <translation>Dieses Projekt ist in einem anderen Fenster geöffnet{holder}.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/storage.py" />
   <source>Close it there first.</source>
   <translation>Bitte zuerst dort schließen.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/storage.py" />
   <source>The folder of this project cannot be written to.</source>
   <translation>In den Ordner dieses Projekts kann nicht geschrieben werden.</translation>
  </message>
  <message>
   <location filename="core/nearmiss/storage.py" />
   <source>Copy the file to a folder of yours.</source>
   <translation>Bitte die Datei in einen eigenen Ordner kopieren.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/cards.py" />
   <source>Who agrees with whom</source>
   <translation>Wer mit wem übereinstimmt</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/cards.py" />
   <source>weighted kappa</source>
   <translation>gewichtetes Kappa</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/cards.py" />
   <source>The labelled pairs were drawn at random</source>
   <translation>Die bewerteten Paare wurden zufällig gezogen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/cards.py" />
   <source>By constraint type</source>
   <translation>Nach Art der Vorgabe</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/cards.py" />
   <location filename="gui/nearmiss_gui/agreement/probes.py" />
   <source>Bias probes</source>
   <translation>Bias-Proben</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/cards.py" />
   <source>green: acceptable</source>
   <translation>grün: annehmbar</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/cards.py" />
   <source>Nobody to compare yet</source>
   <translation>Noch niemand zu vergleichen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/cards.py" />
   <source>Two people must label the same pairs.</source>
   <translation>Zwei Personen müssen dieselben Paare bewerten.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/cards.py" />
   <source>calibration error {share}</source>
   <translation>Kalibrierungsfehler {share}</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/cards.py" />
   <source>People labelled only some of the judged pairs, and how those were drawn is not known.</source>
   <translation>Personen haben nur einen Teil der beurteilten Paare bewertet, und wie diese gezogen wurden, ist nicht bekannt.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/cards.py" />
   <source>It cannot be told whether its confidence is honest</source>
   <translation>Ob seine Konfidenz ehrlich ist, lässt sich nicht sagen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/cards.py" />
   <source>It cannot be told how much it may decide</source>
   <translation>Wie viel er entscheiden darf, lässt sich nicht sagen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/cards.py" />
   <source>mean risk {share}</source>
   <translation>mittleres Risiko {share}</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/chart_card.py" />
   <source>Pictures (*.svg)</source>
   <translation>Bilder (*.svg)</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/chart_card.py" />
   <source>Nothing to draw</source>
   <translation>Nichts zu zeichnen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/chart_card.py" />
   <source>{title}: table, copy, save</source>
   <translation>{title}: Tabelle, kopieren, speichern</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/chart_card.py" />
   <source>Copied, as a table and as a picture.</source>
   <translation>Als Tabelle und als Bild kopiert.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/chart_card.py" />
   <source>Save as SVG</source>
   <translation>Als SVG speichern</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/chart_card.py" />
   <location filename="gui/nearmiss_gui/reading/notices.py" />
   <location filename="gui/nearmiss_gui/reading/view.py" />
   <location filename="gui/nearmiss_gui/verdicts_page/cards.py" />
   <source>Copy</source>
   <translation>Kopieren</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/chart_card.py" />
   <source>Save as SVG…</source>
   <translation>Als SVG speichern …</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/chart_card.py" />
   <source>Show as picture</source>
   <translation>Als Bild zeigen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/chart_card.py" />
   <source>Show as table</source>
   <translation>Als Tabelle zeigen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/choosing.py" />
   <source>Round {name}</source>
   <translation>Runde {name}</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/choosing.py" />
   <location filename="gui/nearmiss_gui/agreement/drilling.py" />
   <source>Category {name}</source>
   <translation>Kategorie {name}</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/choosing.py" />
   <source>Tag {name}</source>
   <translation>Merkmal {name}</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/choosing.py" />
   <source>Answers of {name}</source>
   <translation>Antworten von {name}</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/choosing.py" />
   <source>Week {name}</source>
   <translation>Woche {name}</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/choosing.py" />
   <location filename="gui/nearmiss_gui/agreement/tables.py" />
   <source>Judge</source>
   <translation>Richter</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/choosing.py" />
   <location filename="gui/nearmiss_gui/agreement/tables.py" />
   <location filename="gui/nearmiss_gui/import_done.py" />
   <location filename="gui/nearmiss_gui/overview_page.py" />
   <source>Labels</source>
   <translation>Bewertungen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/choosing.py" />
   <source>None: people alone</source>
   <translation>Keiner: nur Personen</translation>
  </message>
  <message numerus="yes">
   <location filename="gui/nearmiss_gui/agreement/choosing.py" />
   <source>All {n} judges, side by side</source>
   <translation>
    <numerusform>Alle {n} Richter nebeneinander</numerusform>
    <numerusform>Alle {n} Richter nebeneinander</numerusform>
   </translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/choosing.py" />
   <source>All labels</source>
   <translation>Alle Bewertungen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/curves.py" />
   <source>Whether it is too sure cannot be told from so few pairs.</source>
   <translation>Ob er sich zu sicher ist, lässt sich an so wenigen Paaren nicht erkennen.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/curves.py" />
   <source>Stated confidence</source>
   <translation>Angegebene Konfidenz</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/curves.py" />
   <location filename="gui/nearmiss_gui/agreement/pairs_panel.py" />
   <location filename="gui/nearmiss_gui/agreement/probes.py" />
   <location filename="gui/nearmiss_gui/agreement/tables.py" />
   <location filename="gui/nearmiss_gui/import_done.py" />
   <location filename="gui/nearmiss_gui/overview_page.py" />
   <source>Pairs</source>
   <translation>Paare</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/curves.py" />
   <source>On average</source>
   <translation>Im Mittel</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/curves.py" />
   <source>Agreeing</source>
   <translation>Übereinstimmend</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/curves.py" />
   <location filename="gui/nearmiss_gui/agreement/probes.py" />
   <location filename="gui/nearmiss_gui/agreement/tables.py" />
   <location filename="gui/nearmiss_gui/verdicts_page/rows.py" />
   <source>95% interval</source>
   <translation>95-%-Intervall</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/curves.py" />
   <source>Decided by the judge</source>
   <translation>Vom Richter entschieden</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/curves.py" />
   <source>Disagreeing</source>
   <translation>Abweichend</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/curves.py" />
   <source>Confidence from</source>
   <translation>Konfidenz ab</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/curves.py" />
   <source>Surer than it is right, by {points} points on average.</source>
   <translation>Sicherer, als er recht hat: im Mittel um {points} Punkte.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/curves.py" />
   <source>Modest: right more often than it says, by {points} points.</source>
   <translation>Bescheiden: um {points} Punkte öfter richtig, als er angibt.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/curves.py" />
   <source>About as often right as it says.</source>
   <translation>Etwa so oft richtig, wie er angibt.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/curves.py" />
   <source>Pass the least certain {left} to people to stay within {allowed} disagreement.</source>
   <translation>Die unsichersten {left} an Personen geben, um bei höchstens {allowed} Abweichung zu bleiben.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/curves.py" />
   <source>Pass every pair to people to stay within {allowed} disagreement.</source>
   <translation>Alle Paare an Personen geben, um bei höchstens {allowed} Abweichung zu bleiben.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/curves.py" />
   <source>It may decide every pair within {allowed} disagreement.</source>
   <translation>Bei höchstens {allowed} Abweichung darf er alle Paare entscheiden.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/drilling.py" />
   <source>No pair shows it.</source>
   <translation>Kein Paar zeigt es.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/drilling.py" />
   <location filename="gui/nearmiss_gui/agreement/tables.py" />
   <location filename="gui/nearmiss_gui/agreement/why_panel.py" />
   <source>All types</source>
   <translation>Alle Arten</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/figures_in_words.py" />
   <source>{value} points</source>
   <translation>{value} Punkte</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/figures_in_words.py" />
   <source>The interval crosses the usual floor of {floor}.</source>
   <translation>Das Intervall schneidet die übliche Schwelle von {floor}.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/figures_in_words.py" />
   <source>The usual floor is {floor}.</source>
   <translation>Die übliche Schwelle ist {floor}.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/figures_in_words.py" />
   <source>Above the usual floor of {floor}.</source>
   <translation>Über der üblichen Schwelle von {floor}.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/figures_in_words.py" />
   <source>Below the usual floor of {floor}.</source>
   <translation>Unter der üblichen Schwelle von {floor}.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/figures_in_words.py" />
   <location filename="gui/nearmiss_gui/agreement/heat.py" />
   <location filename="gui/nearmiss_gui/verdicts_page/rows.py" />
   <source>unknown</source>
   <translation>unbekannt</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/headline.py" />
   <source>Quadratic weights over A, tie and B.</source>
   <translation>Quadratische Gewichte über A, Gleichstand und B.</translation>
  </message>
  <message numerus="yes">
   <location filename="gui/nearmiss_gui/agreement/headline.py" />
   <source>Holds up against {held} of {n} annotators.</source>
   <translation>
    <numerusform>Besteht gegen {held} von {n} bewertender Person.</numerusform>
    <numerusform>Besteht gegen {held} von {n} bewertenden Personen.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="gui/nearmiss_gui/agreement/headline.py" />
   <location filename="gui/nearmiss_gui/agreement/page.py" />
   <location filename="gui/nearmiss_gui/agreement/pairs_panel.py" />
   <location filename="gui/nearmiss_gui/agreement/probes.py" />
   <location filename="gui/nearmiss_gui/bringing_in.py" />
   <location filename="gui/nearmiss_gui/desk/header.py" />
   <location filename="gui/nearmiss_gui/export_page.py" />
   <location filename="gui/nearmiss_gui/verdicts_page/cards.py" />
   <source>{n} pairs</source>
   <translation>
    <numerusform>{n} Paar</numerusform>
    <numerusform>{n} Paare</numerusform>
   </translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/headline.py" />
   <source>Needs {least} pairs with two labels or more; there are {n}.</source>
   <translation>Braucht {least} Paare mit zwei oder mehr Bewertungen; vorhanden: {n}.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/headline.py" />
   <source>Needs {least} pairs that the judge and people answered; there are {n}.</source>
   <translation>Braucht {least} Paare mit Antworten von Richter und Personen; vorhanden: {n}.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/headline.py" />
   <source>Needs {least} pairs judged in both orders; there are {n}.</source>
   <translation>Braucht {least} in beiden Reihenfolgen beurteilte Paare; vorhanden: {n}.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/headline.py" />
   <source>No judge, nor all of them as a jury, can replace a human annotator anywhere.</source>
   <translation>Kein Richter, auch nicht alle zusammen als Jury, kann irgendwo eine bewertende Person ersetzen.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/headline.py" />
   <source>Which, and where, stands below; q keeps false discoveries in check over all of them.</source>
   <translation>Welche und wo, steht unten; q begrenzt falsche Entdeckungen über alle hinweg.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/headline.py" />
   <source>No judge yet: people among themselves.</source>
   <translation>Noch kein Richter: die Personen untereinander.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/headline.py" />
   <source>Import a judge’s answers to see them beside people.</source>
   <translation>Nach dem Import der Antworten eines Richters stehen sie hier neben denen der Personen.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/headline.py" />
   <source>Human–human alpha</source>
   <translation>Alpha Person–Person</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/headline.py" />
   <location filename="gui/nearmiss_gui/agreement/why_panel.py" />
   <source>How this is decided</source>
   <translation>Wie das entschieden wird</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/headline.py" />
   <source>{n} of {all}, the jury among them, can replace a human annotator somewhere.</source>
   <translation>Können irgendwo eine bewertende Person ersetzen: {n} von {all}, die Jury mitgezählt.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/headline.py" />
   <source>People among themselves.</source>
   <translation>Die Personen untereinander.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/headline.py" />
   <source>No judge is chosen.</source>
   <translation>Kein Richter ist gewählt.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/headline.py" />
   <source>Judge–human kappa</source>
   <translation>Kappa Richter–Person</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/headline.py" />
   <source>against most people</source>
   <translation>gegen die Mehrheit</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/headline.py" />
   <source>Alt-test winning rate</source>
   <translation>Gewinnrate im Alt-Test</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/headline.py" />
   <location filename="gui/nearmiss_gui/agreement/tables.py" />
   <source>Position consistency</source>
   <translation>Positionskonsistenz</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/headline.py" />
   <source>both orders asked</source>
   <translation>in beiden Reihenfolgen gefragt</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/headline.py" />
   <source>Says the same when A and B trade places.</source>
   <translation>Sagt dasselbe, wenn A und B die Plätze tauschen.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/headline.py" />
   <source>Fleiss’ kappa</source>
   <translation>Fleiss’ Kappa</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/headline.py" />
   <source>sides</source>
   <translation>Seiten</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/headline.py" />
   <source>two answers the same</source>
   <translation>zwei Antworten gleich</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/headline.py" />
   <source>Chance alone would give some of it.</source>
   <translation>Einen Teil davon ergäbe schon der Zufall.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/headline.py" />
   <source>One person against the rest</source>
   <translation>Eine Person gegen die übrigen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/headline.py" />
   <source>leave-one-out</source>
   <translation>Leave-one-out</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/headline.py" />
   <source>95% CI {span}</source>
   <translation>95-%-KI {span}</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/headline.py" />
   <source>no interval</source>
   <translation>kein Intervall</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/headline.py" />
   <source>Nothing can be said yet.</source>
   <translation>Noch lässt sich nichts sagen.</translation>
  </message>
  <message numerus="yes">
   <location filename="gui/nearmiss_gui/agreement/headline.py" />
   <location filename="gui/nearmiss_gui/agreement/page.py" />
   <location filename="gui/nearmiss_gui/overview_page.py" />
   <source>{n} people</source>
   <translation>
    <numerusform>{n} Person</numerusform>
    <numerusform>{n} Personen</numerusform>
   </translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/headline.py" />
   <source>Here are the first {n} of {all} judges by name.</source>
   <translation>Hier stehen die ersten {n} von {all} Richtern nach Namen.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/heat.py" />
   <source>not defined: {why}</source>
   <translation>nicht definiert: {why}</translation>
  </message>
  <message numerus="yes">
   <location filename="gui/nearmiss_gui/agreement/heat.py" />
   <source>{a} and {b}: {told}, {n} shared pairs</source>
   <translation>
    <numerusform>{a} und {b}: {told}, {n} gemeinsames Paar</numerusform>
    <numerusform>{a} und {b}: {told}, {n} gemeinsame Paare</numerusform>
   </translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/heat.py" />
   <source>Nobody stands apart from the others.</source>
   <translation>Niemand unterscheidet sich auffällig von den übrigen.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/heat.py" />
   <source>Two raters</source>
   <translation>Zwei Bewertende</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/heat.py" />
   <source>Weighted kappa</source>
   <translation>Gewichtetes Kappa</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/heat.py" />
   <source>Shared pairs</source>
   <translation>Gemeinsame Paare</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/heat.py" />
   <source>Note</source>
   <translation>Anmerkung</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/heat.py" />
   <source>{name} differs most from the others; look at these labels first.</source>
   <translation>{name} weicht am meisten von den übrigen ab; diese Bewertungen zuerst ansehen.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/heat.py" />
   <source>{n} of {all} people, those who agree least; the table has more.</source>
   <translation>{n} von {all} Personen: jene, die am wenigsten übereinstimmen; die Tabelle enthält mehr.</translation>
  </message>
  <message numerus="yes">
   <location filename="gui/nearmiss_gui/agreement/heat.py" />
   <source>{n} raters are left out: positions in a list, not persons.</source>
   <translation>
    <numerusform>Ausgelassen: {n} Platz in einer Liste, keine Person.</numerusform>
    <numerusform>Ausgelassen: {n} Plätze in einer Liste, keine Personen.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="gui/nearmiss_gui/agreement/heat.py" />
   <source>{n} shared pairs a square.</source>
   <translation>
    <numerusform>Je Feld {n} gemeinsames Paar.</numerusform>
    <numerusform>Je Feld {n} gemeinsame Paare.</numerusform>
   </translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/heat.py" />
   <source>{least} to {most} shared pairs a square.</source>
   <translation>Je Feld {least} bis {most} gemeinsame Paare.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/page.py" />
   <source>Web pages (*.html)</source>
   <translation>Webseiten (*.html)</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/page.py" />
   <source>Constraint types, {done} of {all} …</source>
   <translation>Arten von Vorgaben, {done} von {all} …</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/page.py" />
   <source>Judges, {done} of {all} …</source>
   <translation>Richter, {done} von {all} …</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/page.py" />
   <source>People among themselves …</source>
   <translation>Die Personen untereinander …</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/page.py" />
   <source>Who agrees with whom …</source>
   <translation>Wer mit wem übereinstimmt …</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/page.py" />
   <source>The judge beside people …</source>
   <translation>Der Richter neben den Personen …</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/page.py" />
   <location filename="gui/nearmiss_gui/commands.py" />
   <location filename="gui/nearmiss_gui/lead_pages.py" />
   <location filename="gui/nearmiss_gui/overview_page.py" />
   <source>Agreement</source>
   <translation>Einigkeit</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/page.py" />
   <source>Save report…</source>
   <translation>Bericht speichern …</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/page.py" />
   <source>Reading the labels …</source>
   <translation>Bewertungen werden gelesen …</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/page.py" />
   <location filename="gui/nearmiss_gui/verdicts_page/page.py" />
   <source>Stopped.</source>
   <translation>Angehalten.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/page.py" />
   <source>Save report</source>
   <translation>Bericht speichern</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/page.py" />
   <source>Saved as {name}.</source>
   <translation>Gespeichert als {name}.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/page.py" />
   <source>Work it out</source>
   <translation>Berechnen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/page.py" />
   <location filename="gui/nearmiss_gui/export_page.py" />
   <source>Show the folder</source>
   <translation>Ordner zeigen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/pairs_panel.py" />
   <source>unreadable</source>
   <translation>unlesbar</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/pairs_panel.py" />
   <source>refused</source>
   <translation>verweigert</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/pairs_panel.py" />
   <source>{side} by {n}</source>
   <translation>{side} um {n}</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/pairs_panel.py" />
   <source>Who said what</source>
   <translation>Wer was sagte</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/pairs_panel.py" />
   <source>Apart</source>
   <translation>Abstand</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/pairs_panel.py" />
   <source>same</source>
   <translation>gleich</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/pairs_panel.py" />
   <source>Pairs behind a number</source>
   <translation>Paare hinter einer Zahl</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/pairs_panel.py" />
   <location filename="gui/nearmiss_gui/reading/conversation.py" />
   <location filename="gui/nearmiss_gui/reading/notices.py" />
   <source>Show more</source>
   <translation>Mehr zeigen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/pairs_panel.py" />
   <source>Reading the pairs …</source>
   <translation>Paare werden gelesen …</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/pairs_panel.py" />
   <source>The first {shown} of {all} pairs, the widest apart first</source>
   <translation>Die ersten {shown} von {all} Paaren, die am weitesten auseinanderliegenden zuerst</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/pairs_panel.py" />
   <source>{words}. Enter reads one.</source>
   <translation>{words}. Die Eingabetaste öffnet eines zum Lesen.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/pairs_panel.py" />
   <source>Answers</source>
   <translation>Antworten</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/pairs_panel.py" />
   <source>Back to the list</source>
   <translation>Zurück zur Liste</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/pairs_panel.py" />
   <location filename="gui/nearmiss_gui/desk/feedback_panel.py" />
   <source>no preference</source>
   <translation>keine Präferenz</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/pairs_panel.py" />
   <source>No pair lies behind it.</source>
   <translation>Dahinter steht kein Paar.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/pairs_panel.py" />
   <location filename="gui/nearmiss_gui/import_columns.py" />
   <location filename="gui/nearmiss_gui/overview_page.py" />
   <location filename="gui/nearmiss_gui/verdicts_page/rows.py" />
   <source>Rater</source>
   <translation>Wer</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/pairs_panel.py" />
   <source>Said</source>
   <translation>Aussage</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/probes.py" />
   <source>Position</source>
   <translation>Position</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/probes.py" />
   <source>leans to the first shown</source>
   <translation>neigt zur zuerst gezeigten</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/probes.py" />
   <source>Length</source>
   <translation>Länge</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/probes.py" />
   <source>prefers longer at equal quality</source>
   <translation>zieht bei gleicher Qualität Längeres vor</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/probes.py" />
   <source>Own family</source>
   <translation>Eigene Familie</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/probes.py" />
   <source>favours its own family</source>
   <translation>bevorzugt die eigene Familie</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/probes.py" />
   <source>Ties</source>
   <translation>Gleichstände</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/probes.py" />
   <source>calls more ties than people</source>
   <translation>nennt mehr Gleichstände als Personen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/probes.py" />
   <location filename="gui/nearmiss_gui/import_columns.py" />
   <source>Confidence</source>
   <translation>Konfidenz</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/probes.py" />
   <source>surer than it is right</source>
   <translation>sicherer, als er recht hat</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/probes.py" />
   <source>Repeats</source>
   <translation>Wiederholungen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/probes.py" />
   <source>changes when asked again</source>
   <translation>antwortet auf erneute Frage anders</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/probes.py" />
   <source>Injection</source>
   <translation>Injektion</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/probes.py" />
   <source>obeyed a planted instruction</source>
   <translation>befolgte eine eingeschleuste Anweisung</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/probes.py" />
   <source>Paraphrase</source>
   <translation>Paraphrase</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/probes.py" />
   <source>changes with other words</source>
   <translation>antwortet bei anderen Worten anders</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/probes.py" />
   <source>Verbaliser</source>
   <translation>Benennung</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/probes.py" />
   <source>changes with other names</source>
   <translation>antwortet bei anderen Namen anders</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/probes.py" />
   <source>Below people</source>
   <translation>Hinter Personen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/probes.py" />
   <source>further from people than a person</source>
   <translation>weiter von Personen entfernt als eine Person</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/probes.py" />
   <source>Too strong</source>
   <translation>Zu stark</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/probes.py" />
   <source>Within limit</source>
   <translation>Im Rahmen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/probes.py" />
   <location filename="gui/nearmiss_gui/commands.py" />
   <location filename="gui/nearmiss_gui/verdicts_page/rows.py" />
   <source>Unclear</source>
   <translation>Unklar</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/probes.py" />
   <source>None found</source>
   <translation>Nichts gefunden</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/probes.py" />
   <source>Could not tell</source>
   <translation>Nicht erkennbar</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/probes.py" />
   <source>Too few pairs</source>
   <translation>Zu wenige Paare</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/probes.py" />
   <source>Probe</source>
   <translation>Probe</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/probes.py" />
   <source>Effect</source>
   <translation>Effekt</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/probes.py" />
   <source>Acceptable</source>
   <translation>Annehmbar</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/probes.py" />
   <source>Would have seen</source>
   <translation>Erkennbar ab</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/probes.py" />
   <source>Finding</source>
   <translation>Befund</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/probes.py" />
   <source>would only show from {size} on, {pairs}</source>
   <translation>würde sich erst ab {size} zeigen, {pairs}</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/probes.py" />
   <source>no size would show, {pairs}</source>
   <translation>keine Größe würde auffallen, {pairs}</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/probes.py" />
   <source>no size</source>
   <translation>keine Größe</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/probes.py" />
   <source>No effect of any size would have been found.</source>
   <translation>Kein Effekt, gleich wie groß, wäre gefunden worden.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/probes.py" />
   <source>Only an effect of {size} or more would have been found.</source>
   <translation>Nur ein Effekt ab {size} wäre gefunden worden.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/probes.py" />
   <source>An effect of {size} or more would have been found.</source>
   <translation>Ein Effekt ab {size} wäre gefunden worden.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/probes.py" />
   <source>up to {high}</source>
   <translation>bis {high}</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/probes.py" />
   <source>from {low}</source>
   <translation>ab {low}</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/probes.py" />
   <source>changes its answer</source>
   <translation>ändert seine Antwort</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/probes.py" />
   <source>Needs 30 pairs.</source>
   <translation>Braucht 30 Paare.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/tables.py" />
   <source>Too few pairs to tell</source>
   <translation>Zu wenige Paare</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/tables.py" />
   <location filename="gui/nearmiss_gui/overview_page.py" />
   <source>{seconds} s</source>
   <translation>{seconds} s</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/tables.py" />
   <source>The judge’s wins minus the annotators’: {value} ({span}).</source>
   <translation>Siege des Richters minus Siege der Bewertenden: {value} ({span}).</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/tables.py" />
   <source>Constraint type</source>
   <translation>Art der Vorgabe</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/tables.py" />
   <source>● people ◆ judge</source>
   <translation>● Personen ◆ Richter</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/tables.py" />
   <source>Alpha</source>
   <translation>Alpha</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/tables.py" />
   <source>Kappa</source>
   <translation>Kappa</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/tables.py" />
   <source>Holds up against</source>
   <translation>Besteht gegen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/tables.py" />
   <source>Replaces one human?</source>
   <translation>Ersetzt eine Person?</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/tables.py" />
   <source>● people</source>
   <translation>● Personen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/tables.py" />
   <source>Percent</source>
   <translation>Prozent</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/tables.py" />
   <source>Person</source>
   <translation>Person</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/tables.py" />
   <source>Gold</source>
   <translation>Gold</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/tables.py" />
   <source>Asked again</source>
   <translation>Erneut gefragt</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/tables.py" />
   <source>With peers</source>
   <translation>Mit den übrigen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/tables.py" />
   <source>First side</source>
   <translation>Erste Seite</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/tables.py" />
   <source>Latent accuracy</source>
   <translation>Latente Genauigkeit</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/tables.py" />
   <source>Median time</source>
   <translation>Zeit (Median)</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/tables.py" />
   <source>Fast, slow</source>
   <translation>Schnell, langsam</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/tables.py" />
   <location filename="gui/nearmiss_gui/agreement/views.py" />
   <source>Two judges</source>
   <translation>Zwei Richter</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/tables.py" />
   <source>Difference</source>
   <translation>Differenz</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/tables.py" />
   <source>Annotator</source>
   <translation>Person</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/tables.py" />
   <source>Judge wins</source>
   <translation>Richter gewinnt</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/tables.py" />
   <source>Annotator wins</source>
   <translation>Person gewinnt</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/tables.py" />
   <source>Yes</source>
   <translation>Ja</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/tables.py" />
   <source>No</source>
   <translation>Nein</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/tables.py" />
   <source>Undecided</source>
   <translation>Unentschieden</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/tables.py" />
   <source>People hardly agree</source>
   <translation>Personen kaum einig</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/tables.py" />
   <source>{held} of {all}</source>
   <translation>{held} von {all}</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/tables.py" />
   <source>passes, hiding {names}</source>
   <translation>besteht, verdeckt aber {names}</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/tables.py" />
   <source>people {value}</source>
   <translation>Personen {value}</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/tables.py" />
   <source>jury of {n}</source>
   <translation>Jury aus {n}</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/tables.py" />
   <source>judge {value}</source>
   <translation>Richter {value}</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/tables.py" />
   <source>{a} over {b}</source>
   <translation>{a} gegenüber {b}</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/tables.py" />
   <source>{fast}, {slow}</source>
   <translation>{fast}, {slow}</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/views.py" />
   <source>How much more often the first names people’s side.</source>
   <translation>Um wie viel öfter der erste die Seite der Personen nennt.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/views.py" />
   <source>q: false discoveries among those that hold up against half of the annotators.</source>
   <translation>q: falsche Entdeckungen unter denen, die gegen die Hälfte der Bewertenden bestehen.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/views.py" />
   <source>Each person</source>
   <translation>Jede Person</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/views.py" />
   <source>Help for a conversation, and no verdict on anybody.</source>
   <translation>Eine Hilfe für ein Gespräch und kein Urteil über jemanden.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/views.py" />
   <location filename="gui/nearmiss_gui/import_done.py" />
   <source>Judges</source>
   <translation>Richter</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/views.py" />
   <source>Judges and constraint types</source>
   <translation>Richter und Arten von Vorgaben</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/views.py" />
   <source>Each beside one more person. Enter opens a report card.</source>
   <translation>Jeder neben einer weiteren Person. Die Eingabetaste öffnet ein Zeugnis.</translation>
  </message>
  <message numerus="yes">
   <location filename="gui/nearmiss_gui/agreement/why_panel.py" />
   <source>{name}: about {n} pairs labelled by people would settle it.</source>
   <translation>
    <numerusform>{name}: Etwa {n} von Personen bewertetes Paar würde es klären.</numerusform>
    <numerusform>{name}: Etwa {n} von Personen bewertete Paare würden es klären.</numerusform>
   </translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/why_panel.py" />
   <source>Annotators against the judge</source>
   <translation>Bewertende gegen den Richter</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/why_panel.py" />
   <source>Each annotator in turn is left out, and it is counted who is closer to the others: they or the judge.</source>
   <translation>Der Reihe nach wird jede bewertende Person ausgelassen, und es wird gezählt, wer den übrigen näher ist: sie oder der Richter.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/why_panel.py" />
   <source>The judge holds up against an annotator where it is not worse by {epsilon} or more.</source>
   <translation>Der Richter besteht gegen eine bewertende Person, wo er nicht um {epsilon} oder mehr schlechter ist.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/why_panel.py" />
   <source>Yes: it holds up against half of the annotators or more (ω at least 0.5).</source>
   <translation>Ja: Er besteht gegen mindestens die Hälfte der Bewertenden (ω mindestens 0,5).</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/why_panel.py" />
   <source>No: it wins less often than people do, and the interval of the difference leaves out 0.</source>
   <translation>Nein: Er gewinnt seltener als die Personen, und das Intervall der Differenz schließt 0 aus.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/why_panel.py" />
   <source>Undecided: neither; or fewer than three annotators with {least} pairs each.</source>
   <translation>Unentschieden: keines von beiden, oder weniger als drei Bewertende mit je {least} Paaren.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/why_panel.py" />
   <source>Where people hardly agree among themselves, nobody can be replaced on the strength of their labels.</source>
   <translation>Wo sich die Personen untereinander kaum einig sind, lässt sich aufgrund ihrer Bewertungen niemand ersetzen.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/agreement/why_panel.py" />
   <source>Left out: {what}.</source>
   <translation>Ausgelassen: {what}.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/bringing_in.py" />
   <source>Imported {records} from {file}.</source>
   <translation>{records} aus {file} importiert.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/bringing_in.py" />
   <location filename="gui/nearmiss_gui/import_problems.py" />
   <source>Line {line}: {reason}</source>
   <translation>Zeile {line}: {reason}</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/bringing_in.py" />
   <source>Nothing was taken.</source>
   <translation>Nichts wurde übernommen.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/bringing_in.py" />
   <source>There is no data file in this folder.</source>
   <translation>In diesem Ordner liegt keine Datendatei.</translation>
  </message>
  <message numerus="yes">
   <location filename="gui/nearmiss_gui/bringing_in.py" />
   <source>{n} bad records left out:</source>
   <translation>
    <numerusform>{n} fehlerhafter Eintrag ausgelassen:</numerusform>
    <numerusform>{n} fehlerhafte Einträge ausgelassen:</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="gui/nearmiss_gui/bringing_in.py" />
   <location filename="gui/nearmiss_gui/import_page.py" />
   <source>{n} other records are fine.</source>
   <translation>
    <numerusform>{n} weiterer Eintrag ist in Ordnung.</numerusform>
    <numerusform>{n} weitere Einträge sind in Ordnung.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="gui/nearmiss_gui/bringing_in.py" />
   <location filename="gui/nearmiss_gui/export_page.py" />
   <location filename="gui/nearmiss_gui/overview_page.py" />
   <source>{n} prompts</source>
   <translation>
    <numerusform>{n} Prompt</numerusform>
    <numerusform>{n} Prompts</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="gui/nearmiss_gui/bringing_in.py" />
   <location filename="gui/nearmiss_gui/constraints_page/prompts.py" />
   <source>{n} labels</source>
   <translation>
    <numerusform>{n} Bewertung</numerusform>
    <numerusform>{n} Bewertungen</numerusform>
   </translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/bringing_in.py" />
   <source>Nothing new in {file}.</source>
   <translation>Nichts Neues in {file}.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/bringing_in.py" />
   <location filename="gui/nearmiss_gui/import_problems.py" />
   <source>And {n} more.</source>
   <translation>Und {n} weitere.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/bringing_in.py" />
   <source>There are more than {most} data files here.</source>
   <translation>Hier liegen mehr als {most} Datendateien.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/bringing_in.py" />
   <source>Choose those that belong together.</source>
   <translation>Bitte die zusammengehörigen wählen.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/commands.py" />
   <source>Anywhere, also while typing</source>
   <translation>Überall, auch beim Schreiben</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/commands.py" />
   <source>At the desk, outside text fields</source>
   <translation>Am Pult, außerhalb von Textfeldern</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/commands.py" />
   <source>In the constraint list</source>
   <translation>In der Liste der Vorgaben</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/commands.py" />
   <source>In the attributes</source>
   <translation>In den Merkmalen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/commands.py" />
   <source>In a response</source>
   <translation>In einer Antwort</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/commands.py" />
   <source>In a justification field</source>
   <translation>In einem Begründungsfeld</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/commands.py" />
   <source>In the constraint editor, also while typing</source>
   <translation>Im Editor der Vorgaben, auch beim Schreiben</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/commands.py" />
   <source>Choose place {key} of the scale</source>
   <translation>Platz {key} der Skala wählen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/commands.py" />
   <location filename="gui/nearmiss_gui/desk/footer.py" />
   <source>Submit &amp; next</source>
   <translation>Abgeben &amp; weiter</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/commands.py" />
   <location filename="gui/nearmiss_gui/desk/asking.py" />
   <location filename="gui/nearmiss_gui/desk/footer.py" />
   <source>Skip</source>
   <translation>Überspringen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/commands.py" />
   <location filename="gui/nearmiss_gui/desk/footer.py" />
   <location filename="gui/nearmiss_gui/desk/notices.py" />
   <source>Flag</source>
   <translation>Markieren</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/commands.py" />
   <location filename="gui/nearmiss_gui/desk/marked_panel.py" />
   <source>Flagged and skipped pairs</source>
   <translation>Markierte und übersprungene Paare</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/commands.py" />
   <source>Pause</source>
   <translation>Pause</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/commands.py" />
   <location filename="gui/nearmiss_gui/desk/guidelines.py" />
   <location filename="gui/nearmiss_gui/desk/header.py" />
   <source>Guidelines</source>
   <translation>Leitfaden</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/commands.py" />
   <location filename="gui/nearmiss_gui/desk/header.py" />
   <location filename="gui/nearmiss_gui/desk/shortcut_sheet.py" />
   <source>Shortcuts</source>
   <translation>Tasten</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/commands.py" />
   <source>Next pane</source>
   <translation>Nächster Bereich</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/commands.py" />
   <source>Previous pane</source>
   <translation>Voriger Bereich</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/commands.py" />
   <source>Previous pair</source>
   <translation>Voriges Paar</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/commands.py" />
   <source>Next pair</source>
   <translation>Nächstes Paar</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/commands.py" />
   <source>Find in texts</source>
   <translation>In Texten suchen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/commands.py" />
   <source>Find next</source>
   <translation>Weitersuchen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/commands.py" />
   <source>Find previous</source>
   <translation>Rückwärts suchen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/commands.py" />
   <location filename="gui/nearmiss_gui/constraints_page/page.py" />
   <source>Save</source>
   <translation>Speichern</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/commands.py" />
   <location filename="gui/nearmiss_gui/settings_page.py" />
   <location filename="gui/nearmiss_gui/welcome_page.py" />
   <source>Larger text</source>
   <translation>Größerer Text</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/commands.py" />
   <location filename="gui/nearmiss_gui/settings_page.py" />
   <location filename="gui/nearmiss_gui/welcome_page.py" />
   <source>Smaller text</source>
   <translation>Kleinerer Text</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/commands.py" />
   <source>Usual text size</source>
   <translation>Übliche Textgröße</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/commands.py" />
   <source>New project…</source>
   <translation>Neues Projekt …</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/commands.py" />
   <source>Open…</source>
   <translation>Öffnen …</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/commands.py" />
   <location filename="gui/nearmiss_gui/overview_page.py" />
   <source>Import a file…</source>
   <translation>Datei importieren …</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/commands.py" />
   <source>Close the project</source>
   <translation>Projekt schließen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/commands.py" />
   <source>Quit</source>
   <translation>Beenden</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/commands.py" />
   <location filename="gui/nearmiss_gui/export_page.py" />
   <location filename="gui/nearmiss_gui/lead_pages.py" />
   <location filename="gui/nearmiss_gui/overview_page.py" />
   <source>Export</source>
   <translation>Export</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/commands.py" />
   <location filename="gui/nearmiss_gui/lead_pages.py" />
   <location filename="gui/nearmiss_gui/settings_page.py" />
   <source>Settings</source>
   <translation>Einstellungen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/commands.py" />
   <source>Full screen</source>
   <translation>Ganzer Bildschirm</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/commands.py" />
   <location filename="gui/nearmiss_gui/desk/header.py" />
   <location filename="gui/nearmiss_gui/lead_pages.py" />
   <location filename="gui/nearmiss_gui/menu.py" />
   <source>Menu</source>
   <translation>Menü</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/commands.py" />
   <source>Label as somebody else</source>
   <translation>Als jemand anders bewerten</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/commands.py" />
   <location filename="gui/nearmiss_gui/lead_pages.py" />
   <location filename="gui/nearmiss_gui/overview_page.py" />
   <source>Overview</source>
   <translation>Übersicht</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/commands.py" />
   <location filename="gui/nearmiss_gui/lead_pages.py" />
   <location filename="gui/nearmiss_gui/name_page.py" />
   <location filename="gui/nearmiss_gui/overview_page.py" />
   <source>Label</source>
   <translation>Bewerten</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/commands.py" />
   <location filename="gui/nearmiss_gui/lead_pages.py" />
   <location filename="gui/nearmiss_gui/overview_page.py" />
   <location filename="gui/nearmiss_gui/verdicts_page/page.py" />
   <source>Verdicts</source>
   <translation>Urteile</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/commands.py" />
   <source>As a rule: A much better</source>
   <translation>In der Regel: A viel besser</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/commands.py" />
   <location filename="gui/nearmiss_gui/desk/preference_bar.py" />
   <source>Both are bad</source>
   <translation>Beide sind schlecht</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/commands.py" />
   <location filename="gui/nearmiss_gui/desk/responses.py" />
   <source>Mark differences</source>
   <translation>Unterschiede hervorheben</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/commands.py" />
   <source>Rendered or plain</source>
   <translation>Dargestellt oder roh</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/commands.py" />
   <location filename="gui/nearmiss_gui/desk/responses.py" />
   <source>Scroll together</source>
   <translation>Gemeinsam blättern</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/commands.py" />
   <source>Fold the prompt</source>
   <translation>Prompt einklappen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/commands.py" />
   <source>Open passage or image</source>
   <translation>Textstelle oder Bild öffnen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/commands.py" />
   <location filename="gui/nearmiss_gui/desk/attribute_panel.py" />
   <source>Attributes</source>
   <translation>Merkmale</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/commands.py" />
   <location filename="gui/nearmiss_gui/desk/justification.py" />
   <location filename="gui/nearmiss_gui/import_columns.py" />
   <source>Justification</source>
   <translation>Begründung</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/commands.py" />
   <location filename="gui/nearmiss_gui/desk/footer.py" />
   <source>Undo</source>
   <translation>Zurücknehmen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/commands.py" />
   <source>Redo</source>
   <translation>Wiederherstellen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/commands.py" />
   <source>Close the top panel</source>
   <translation>Oberste Leiste schließen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/commands.py" />
   <source>Row above</source>
   <translation>Zeile darüber</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/commands.py" />
   <source>Row below</source>
   <translation>Zeile darunter</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/commands.py" />
   <source>To A</source>
   <translation>Zu A</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/commands.py" />
   <source>To B</source>
   <translation>Zu B</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/commands.py" />
   <location filename="gui/nearmiss_gui/verdicts_page/rows.py" />
   <source>Met</source>
   <translation>Erfüllt</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/commands.py" />
   <location filename="gui/nearmiss_gui/verdicts_page/rows.py" />
   <source>Missed</source>
   <translation>Verfehlt</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/commands.py" />
   <source>Not applicable</source>
   <translation>Entfällt</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/commands.py" />
   <source>Attach the selected text as evidence</source>
   <translation>Ausgewählten Text als Beleg anhängen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/commands.py" />
   <source>Take the last evidence off</source>
   <translation>Letzten Beleg entfernen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/commands.py" />
   <source>Ill-posed: cannot be judged</source>
   <translation>Nicht entscheidbar</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/commands.py" />
   <location filename="gui/nearmiss_gui/widgets/verdicts.py" />
   <source>Clear</source>
   <translation>Leeren</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/commands.py" />
   <source>Row above, row below</source>
   <translation>Zeile darüber, Zeile darunter</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/commands.py" />
   <source>Lower, raise</source>
   <translation>Senken, heben</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/commands.py" />
   <source>To B, and on</source>
   <translation>Zu B und weiter</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/commands.py" />
   <source>A page down</source>
   <translation>Eine Seite nach unten</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/commands.py" />
   <source>A page up</source>
   <translation>Eine Seite nach oben</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/commands.py" />
   <source>Start, end</source>
   <translation>Anfang, Ende</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/commands.py" />
   <source>Select words, more or fewer</source>
   <translation>Wörter auswählen, mehr oder weniger</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/commands.py" />
   <source>Select the next word, the one before</source>
   <translation>Nächstes oder voriges Wort auswählen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/commands.py" />
   <source>Leave the field</source>
   <translation>Feld verlassen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/commands.py" />
   <source>Cite a constraint</source>
   <translation>Vorgabe anführen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/commands.py" />
   <source>Next field</source>
   <translation>Nächstes Feld</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/commands.py" />
   <source>Field before</source>
   <translation>Voriges Feld</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/commands.py" />
   <source>Undo typing</source>
   <translation>Eingabe zurücknehmen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/commands.py" />
   <source>Redo typing</source>
   <translation>Eingabe wiederherstellen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/commands.py" />
   <source>Save the constraints</source>
   <translation>Vorgaben speichern</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/commands.py" />
   <source>Add a constraint below</source>
   <translation>Vorgabe darunter einfügen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/commands.py" />
   <source>Remove the constraint</source>
   <translation>Vorgabe entfernen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/commands.py" />
   <source>Move the constraint up</source>
   <translation>Vorgabe nach oben</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/commands.py" />
   <source>Move the constraint down</source>
   <translation>Vorgabe nach unten</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/commands.py" />
   <source>Split at the cursor</source>
   <translation>Am Cursor teilen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/commands.py" />
   <source>Split into single instructions</source>
   <translation>In einzelne Anweisungen zerlegen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/commands.py" />
   <source>Join with the constraint below</source>
   <translation>Mit der Vorgabe darunter verbinden</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/commands.py" />
   <source>Make the selected words a constraint</source>
   <translation>Ausgewählte Wörter zur Vorgabe machen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/commands.py" />
   <source>Attach a check</source>
   <translation>Prüfung anhängen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/commands.py" />
   <location filename="gui/nearmiss_gui/constraints_page/prompts.py" />
   <source>Find a prompt</source>
   <translation>Prompt suchen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/commands.py" />
   <source>Next prompt</source>
   <translation>Nächster Prompt</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/commands.py" />
   <source>Previous prompt</source>
   <translation>Voriger Prompt</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/commands.py" />
   <source>Asks why; again, skips without a reason</source>
   <translation>Fragt nach dem Grund; noch einmal: ohne Grund</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/commands.py" />
   <source>Covers the texts; time is not counted</source>
   <translation>Verdeckt die Texte; die Zeit zählt nicht</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/commands.py" />
   <source>Every label is saved as it is submitted</source>
   <translation>Jede Bewertung wird beim Abgeben gespeichert</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/commands.py" />
   <source>then on from A to B to the next row</source>
   <translation>dann weiter von A zu B zur nächsten Zeile</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/commands.py" />
   <source>Type to filter, a digit picks, Enter inserts</source>
   <translation>Tippen filtert, eine Ziffer wählt, die Eingabetaste fügt ein</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/constraints_page/checking.py" />
   <location filename="gui/nearmiss_gui/constraints_page/frame.py" />
   <source>Check</source>
   <translation>Prüfung</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/constraints_page/checking.py" />
   <source>No check</source>
   <translation>Keine Prüfung</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/constraints_page/checking.py" />
   <source>one in each line</source>
   <translation>eines je Zeile</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/constraints_page/checking.py" />
   <location filename="gui/nearmiss_gui/desk/attribute_panel.py" />
   <location filename="gui/nearmiss_gui/desk/justification.py" />
   <source>optional</source>
   <translation>freiwillig</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/constraints_page/details.py" />
   <location filename="gui/nearmiss_gui/verdicts_page/rows.py" />
   <source>Category</source>
   <translation>Kategorie</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/constraints_page/details.py" />
   <source>Weight</source>
   <translation>Gewicht</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/constraints_page/details.py" />
   <source>Depends on</source>
   <translation>Hängt ab von</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/constraints_page/details.py" />
   <source>numbers, such as 1, 3</source>
   <translation>Nummern, etwa 1, 3</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/constraints_page/details.py" />
   <source>From turn</source>
   <translation>Ab Beitrag</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/constraints_page/details.py" />
   <source>There is no constraint {number}.</source>
   <translation>Eine Vorgabe {number} gibt es nicht.</translation>
  </message>
  <message numerus="yes">
   <location filename="gui/nearmiss_gui/constraints_page/doing.py" />
   <source>{n} constraints proposed.</source>
   <translation>
    <numerusform>{n} Vorgabe vorgeschlagen.</numerusform>
    <numerusform>{n} Vorgaben vorgeschlagen.</numerusform>
   </translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/constraints_page/doing.py" />
   <source>Removed. Undo brings it back.</source>
   <translation>Entfernt. Zurücknehmen stellt sie wieder her.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/constraints_page/doing.py" />
   <source>Now constraint {number}.</source>
   <translation>Jetzt Vorgabe {number}.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/constraints_page/doing.py" />
   <source>Put the cursor where the constraint should be split.</source>
   <translation>Bitte den Cursor dorthin setzen, wo die Vorgabe geteilt werden soll.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/constraints_page/doing.py" />
   <source>There is one instruction only.</source>
   <translation>Es gibt nur eine Anweisung.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/constraints_page/doing.py" />
   <source>Select words of the prompt first.</source>
   <translation>Bitte zuerst Wörter des Prompts auswählen.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/constraints_page/doing.py" />
   <source>Join, change or remove them; Undo takes all of them back.</source>
   <translation>Sie lassen sich verbinden, ändern oder entfernen; Zurücknehmen nimmt alle zurück.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/constraints_page/frame.py" />
   <source>Add</source>
   <translation>Hinzufügen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/constraints_page/frame.py" />
   <source>Split into pieces</source>
   <translation>In Teile zerlegen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/constraints_page/frame.py" />
   <source>Split here</source>
   <translation>Hier teilen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/constraints_page/frame.py" />
   <source>Join</source>
   <translation>Verbinden</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/constraints_page/frame.py" />
   <source>Remove</source>
   <translation>Entfernen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/constraints_page/frame.py" />
   <source>Pair to try checks on</source>
   <translation>Paar zum Ausprobieren der Prüfungen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/constraints_page/frame.py" />
   <source>Unsaved changes.</source>
   <translation>Nicht gespeicherte Änderungen.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/constraints_page/frame.py" />
   <source>No constraints yet</source>
   <translation>Noch keine Vorgaben</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/constraints_page/frame.py" />
   <source>Add one, select words of the prompt, or split the prompt.</source>
   <translation>Bitte eine hinzufügen, Wörter des Prompts auswählen oder den Prompt zerlegen.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/constraints_page/frame.py" />
   <source>No prompt is chosen</source>
   <translation>Kein Prompt gewählt</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/constraints_page/frame.py" />
   <source>Choose one at the left.</source>
   <translation>Bitte links einen wählen.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/constraints_page/frame.py" />
   <location filename="gui/nearmiss_gui/constraints_page/page.py" />
   <source>Constraint</source>
   <translation>Vorgabe</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/constraints_page/frame.py" />
   <source>Tried on</source>
   <translation>Erprobt an</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/constraints_page/names.py" />
   <source>at least</source>
   <translation>mindestens</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/constraints_page/names.py" />
   <source>at most</source>
   <translation>höchstens</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/constraints_page/names.py" />
   <source>counted as by</source>
   <translation>gezählt wie</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/constraints_page/names.py" />
   <source>level</source>
   <translation>Ebene</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/constraints_page/names.py" />
   <source>texts</source>
   <translation>Texte</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/constraints_page/names.py" />
   <source>capital or small alike</source>
   <translation>Groß-/Kleinschreibung egal</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/constraints_page/names.py" />
   <source>of these</source>
   <translation>davon</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/constraints_page/names.py" />
   <source>pattern</source>
   <translation>Muster</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/constraints_page/names.py" />
   <source>language</source>
   <translation>Sprache</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/constraints_page/names.py" />
   <source>in a code block, too</source>
   <translation>auch in einem Codeblock</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/constraints_page/names.py" />
   <source>schema</source>
   <translation>Schema</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/constraints_page/names.py" />
   <source>keywords</source>
   <translation>Stichwörter</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/constraints_page/names.py" />
   <source>keyword</source>
   <translation>Stichwort</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/constraints_page/names.py" />
   <source>how often</source>
   <translation>wie oft</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/constraints_page/names.py" />
   <source>more or less</source>
   <translation>mehr oder weniger</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/constraints_page/names.py" />
   <source>forbidden words</source>
   <translation>verbotene Wörter</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/constraints_page/names.py" />
   <source>letter</source>
   <translation>Buchstabe</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/constraints_page/names.py" />
   <source>which paragraph</source>
   <translation>welcher Absatz</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/constraints_page/names.py" />
   <source>first word</source>
   <translation>erstes Wort</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/constraints_page/names.py" />
   <source>sign of the postscript</source>
   <translation>Zeichen des Nachtrags</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/constraints_page/names.py" />
   <source>word before a section</source>
   <translation>Wort vor einem Abschnitt</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/constraints_page/names.py" />
   <source>request to repeat</source>
   <translation>zu wiederholende Anfrage</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/constraints_page/names.py" />
   <source>last words</source>
   <translation>letzte Wörter</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/constraints_page/names.py" />
   <source>how many</source>
   <translation>wie viele</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/constraints_page/names.py" />
   <source>label</source>
   <translation>Label</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/constraints_page/names.py" />
   <source>lowest</source>
   <translation>kleinster Wert</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/constraints_page/names.py" />
   <source>highest</source>
   <translation>größter Wert</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/constraints_page/names.py" />
   <source>words that must not be there</source>
   <translation>Wörter, die fehlen müssen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/constraints_page/names.py" />
   <source>label of what must not be there</source>
   <translation>Label dessen, was fehlen muss</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/constraints_page/names.py" />
   <source>target</source>
   <translation>Ziel</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/constraints_page/names.py" />
   <source>target length</source>
   <translation>Ziellänge</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/constraints_page/names.py" />
   <source>criteria</source>
   <translation>Kriterien</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/constraints_page/names.py" />
   <source>text to work on</source>
   <translation>zu bearbeitender Text</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/constraints_page/names.py" />
   <source>answer before</source>
   <translation>vorige Antwort</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/constraints_page/names.py" />
   <source>checks</source>
   <translation>Prüfungen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/constraints_page/names.py" />
   <source>English</source>
   <translation>Englisch</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/constraints_page/names.py" />
   <source>Chinese</source>
   <translation>Chinesisch</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/constraints_page/names.py" />
   <source>less than</source>
   <translation>weniger als</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/constraints_page/names.py" />
   <source>equal to</source>
   <translation>gleich</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/constraints_page/names.py" />
   <source>around</source>
   <translation>ungefähr</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/constraints_page/names.py" />
   <source>between</source>
   <translation>zwischen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/constraints_page/names.py" />
   <source>all</source>
   <translation>alle</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/constraints_page/names.py" />
   <source>any</source>
   <translation>mindestens einer</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/constraints_page/page.py" />
   <source>Discard</source>
   <translation>Verwerfen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/constraints_page/page.py" />
   <source>Take the other list</source>
   <translation>Andere Liste übernehmen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/constraints_page/page.py" />
   <location filename="gui/nearmiss_gui/desk/notices.py" />
   <source>Try again</source>
   <translation>Noch einmal versuchen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/constraints_page/page.py" />
   <source>The edit is taken back.</source>
   <translation>Die Bearbeitung ist zurückgenommen.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/constraints_page/page.py" />
   <location filename="gui/nearmiss_gui/desk/flow.py" />
   <source>Nothing to undo.</source>
   <translation>Nichts zurückzunehmen.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/constraints_page/page.py" />
   <source>The edit is back.</source>
   <translation>Die Bearbeitung ist wiederhergestellt.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/constraints_page/page.py" />
   <location filename="gui/nearmiss_gui/desk/flow.py" />
   <source>Nothing to redo.</source>
   <translation>Nichts wiederherzustellen.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/constraints_page/prompts.py" />
   <source>edited</source>
   <translation>bearbeitet</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/constraints_page/prompts.py" />
   <location filename="gui/nearmiss_gui/import_done.py" />
   <source>Prompts</source>
   <translation>Prompts</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/constraints_page/prompts.py" />
   <location filename="gui/nearmiss_gui/import_page.py" />
   <source>Reading …</source>
   <translation>Wird gelesen …</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/constraints_page/prompts.py" />
   <source>{name}, unsaved</source>
   <translation>{name}, nicht gespeichert</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/constraints_page/rows.py" />
   <source>weight {n}</source>
   <translation>Gewicht {n}</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/constraints_page/rows.py" />
   <source>depends on {numbers}</source>
   <translation>hängt ab von {numbers}</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/constraints_page/rows.py" />
   <source>from turn {n}</source>
   <translation>ab Beitrag {n}</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/constraints_page/rows.py" />
   <source>check: {name}</source>
   <translation>Prüfung: {name}</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/constraints_page/telling.py" />
   <source>{name} edited these constraints at the same time. This list counts; saving one settles it.</source>
   <translation>{name} hat diese Vorgaben gleichzeitig bearbeitet. Diese Liste gilt; wird eine gespeichert, ist es entschieden.</translation>
  </message>
  <message numerus="yes">
   <location filename="gui/nearmiss_gui/constraints_page/telling.py" />
   <source>{n} labels are about an earlier wording; they stay with it.</source>
   <translation>
    <numerusform>{n} Bewertung gilt einem früheren Wortlaut; sie bleibt bei ihm.</numerusform>
    <numerusform>{n} Bewertungen gelten einem früheren Wortlaut; sie bleiben bei ihm.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="gui/nearmiss_gui/constraints_page/telling.py" />
   <source>{n} labels were given before; they stay with the wording that they are about.</source>
   <translation>
    <numerusform>{n} Bewertung wurde vorher abgegeben; sie bleibt bei dem Wortlaut, dem sie gilt.</numerusform>
    <numerusform>{n} Bewertungen wurden vorher abgegeben; sie bleiben bei dem Wortlaut, dem sie gelten.</numerusform>
   </translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/constraints_page/trying.py" />
   <source>Checks met: A {a} of {n}, B {b} of {n}</source>
   <translation>Erfüllte Prüfungen: A {a} von {n}, B {b} von {n}</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/constraints_page/trying.py" />
   <source>as saved: A {a} of {n}, B {b} of {n}.</source>
   <translation>in der gespeicherten Fassung: A {a} von {n}, B {b} von {n}.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/constraints_page/trying.py" />
   <source>Constraint {number} cannot be kept: {why}.</source>
   <translation>Vorgabe {number} ist nicht erfüllbar: {why}.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/constraints_page/trying.py" />
   <source>Constraints {one} and {two} cannot be kept together: {why}.</source>
   <translation>Vorgaben {one} und {two} sind nicht zusammen erfüllbar: {why}.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/constraints_page/trying.py" />
   <source>strict</source>
   <translation>streng</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/constraints_page/trying.py" />
   <source>loose</source>
   <translation>locker</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/also_asked.py" />
   <source>Also</source>
   <translation>Außerdem</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/also_asked.py" />
   <source>Reasons</source>
   <translation>Gründe</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/also_asked.py" />
   <source>Decided by</source>
   <translation>Ausschlag gab</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/also_asked.py" />
   <source>How sure?</source>
   <translation>Wie sicher?</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/also_asked.py" />
   <source>How sure are you?</source>
   <translation>Wie sicher ist das Urteil?</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/also_asked.py" />
   <source>Decided by constraint {number}: {text}</source>
   <translation>Ausschlag gab Vorgabe {number}: {text}</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/asking.py" />
   <source>I cannot tell</source>
   <translation>Nicht zu entscheiden</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/asking.py" />
   <source>I do not know the subject</source>
   <translation>Fachgebiet unbekannt</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/asking.py" />
   <source>A text is broken or missing</source>
   <translation>Ein Text ist kaputt oder fehlt</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/asking.py" />
   <source>The prompt is unclear</source>
   <translation>Der Prompt ist unklar</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/asking.py" />
   <source>I would rather not judge this</source>
   <translation>Möchte ich nicht beurteilen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/asking.py" />
   <source>Why? A digit, or your own words. You may leave this empty.</source>
   <translation>Warum? Eine Ziffer oder eigene Worte. Das Feld darf leer bleiben.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/asking.py" />
   <location filename="gui/nearmiss_gui/widgets/busy.py" />
   <source>Cancel</source>
   <translation>Abbrechen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/asking.py" />
   <source>Reason for skipping</source>
   <translation>Grund für das Überspringen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/asking.py" />
   <source>Keep</source>
   <translation>Behalten</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/attribute_panel.py" />
   <source>Open</source>
   <translation>Öffnen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/attribute_panel.py" />
   <location filename="gui/nearmiss_gui/desk/frames.py" />
   <location filename="gui/nearmiss_gui/reading/find.py" />
   <source>Close</source>
   <translation>Schließen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/chips.py" />
   <source>no such constraint</source>
   <translation>keine solche Vorgabe</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/citation_list.py" />
   <source>Constraints to cite</source>
   <translation>Vorgaben zum Anführen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/citation_list.py" />
   <source>No constraint begins so</source>
   <translation>Keine Vorgabe beginnt so</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/constraint_list.py" />
   <source>No constraints for this pair. Judge it overall.</source>
   <translation>Keine Vorgaben für dieses Paar. Bitte insgesamt beurteilen.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/constraint_list.py" />
   <source>{n} of {all} decided</source>
   <translation>{n} von {all}</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/constraint_notes.py" />
   <source>{facts}. Keep your verdicts only if the counts are wrong.</source>
   <translation>{facts}. Die Urteile nur behalten, wenn die Zählung falsch ist.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/constraint_notes.py" />
   <source>{side}: {found}</source>
   <translation>{side}: {found}</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/constraint_notes.py" />
   <source>Could not check {side}: {why}</source>
   <translation>{side} nicht prüfbar: {why}</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/constraint_notes.py" />
   <source>{facts}, {wanted}</source>
   <translation>{facts}, {wanted}</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/constraint_notes.py" />
   <source>{facts}. Keep “{verdict}” only if the count is wrong.</source>
   <translation>{facts}. „{verdict}“ nur behalten, wenn die Zählung falsch ist.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/constraint_notes.py" />
   <source>The check says {side} {verdict}</source>
   <translation>Die Prüfung sagt zu {side}: {verdict}</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/constraint_notes.py" />
   <source>{side} has {found}</source>
   <translation>{side} hat {found}</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/constraint_notes.py" />
   <source>Could not check {side}</source>
   <translation>{side} nicht prüfbar</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/constraint_notes.py" />
   <source>{side} counts as missed, because {number} is missed</source>
   <translation>{side} zählt als verfehlt, weil {number} verfehlt ist</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/constraint_notes.py" />
   <source>The count appears after your verdicts</source>
   <translation>Die Zählung erscheint nach den Urteilen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/constraint_notes.py" />
   <source>Ill-posed: not counted</source>
   <translation>Nicht entscheidbar: zählt nicht</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/constraint_notes.py" />
   <source>Decided the preference</source>
   <translation>Gab den Ausschlag</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/constraint_notes.py" />
   <source>Changed since your label</source>
   <translation>Seit der Bewertung geändert</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/constraint_notes.py" />
   <source>New in this step</source>
   <translation>Neu in diesem Schritt</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/constraint_notes.py" />
   <source>From turn {turn} on</source>
   <translation>Ab Beitrag {turn}</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/constraint_notes.py" />
   <source>Depends on {numbers}</source>
   <translation>Hängt ab von {numbers}</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/constraint_notes.py" />
   <source>Counts as missed, because {number} is missed</source>
   <translation>Zählt als verfehlt, weil {number} verfehlt ist</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/constraint_notes.py" />
   <source>Counting…</source>
   <translation>Wird gezählt …</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/constraint_notes.py" />
   <source>Added in step {step}</source>
   <translation>Hinzugefügt in Schritt {step}</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/constraint_row.py" />
   <source>Take this off constraint {number}</source>
   <translation>Von Vorgabe {number} entfernen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/constraint_row.py" />
   <source>Take off</source>
   <translation>Entfernen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/ends.py" />
   <source>Return the file</source>
   <translation>Datei zurückgeben</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/ends.py" />
   <source>Look again at flagged pairs</source>
   <translation>Markierte Paare noch einmal ansehen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/ends.py" />
   <source>Look again at skipped pairs</source>
   <translation>Übersprungene Paare noch einmal ansehen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/ends.py" />
   <source>List them</source>
   <translation>Auflisten</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/ends.py" />
   <source>Import files…</source>
   <translation>Dateien importieren …</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/ends.py" />
   <source>Look again at flagged pairs ({n})</source>
   <translation>Markierte Paare noch einmal ansehen ({n})</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/ends.py" />
   <source>Look again at skipped pairs ({n})</source>
   <translation>Übersprungene Paare noch einmal ansehen ({n})</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/ends.py" />
   <source>Every label is saved on this computer.</source>
   <translation>Jede Bewertung ist auf diesem Rechner gespeichert.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/ends.py" />
   <location filename="gui/nearmiss_gui/export_page.py" />
   <source>There are no pairs in this project yet.</source>
   <translation>In diesem Projekt gibt es noch keine Paare.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/ends.py" />
   <source>Import responses to label first.</source>
   <translation>Bitte zuerst Antworten zum Bewerten importieren.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/ends.py" />
   <source>Could not begin: {why}</source>
   <translation>Beginn nicht möglich: {why}</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/feedback_panel.py" />
   <source>A is better</source>
   <translation>A ist besser</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/feedback_panel.py" />
   <source>B is better</source>
   <translation>B ist besser</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/feedback_panel.py" />
   <source>both are bad</source>
   <translation>beide sind schlecht</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/feedback_panel.py" />
   <location filename="gui/nearmiss_gui/widgets/verdicts.py" />
   <source>met</source>
   <translation>erfüllt</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/feedback_panel.py" />
   <location filename="gui/nearmiss_gui/widgets/verdicts.py" />
   <source>missed</source>
   <translation>verfehlt</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/feedback_panel.py" />
   <location filename="gui/nearmiss_gui/widgets/verdicts.py" />
   <source>unclear</source>
   <translation>unklar</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/feedback_panel.py" />
   <location filename="gui/nearmiss_gui/verdicts_page/rows.py" />
   <location filename="gui/nearmiss_gui/widgets/verdicts.py" />
   <source>n/a</source>
   <translation>entfällt</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/feedback_panel.py" />
   <source>Expected: {expected}. You said: {given}.</source>
   <translation>Erwartet: {expected}. Angegeben: {given}.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/feedback_panel.py" />
   <source>{number}, {side}: {expected}; you said {given}. {text}</source>
   <translation>{number}, {side}: {expected}; angegeben: {given}. {text}</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/feedback_panel.py" />
   <source>{right} of the last {of} right, {needed} needed.</source>
   <translation>{right} der letzten {of} waren richtig, {needed} sind nötig.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/feedback_panel.py" />
   <source>Expected: {expected}, as you said.</source>
   <translation>Erwartet: {expected}, wie angegeben.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/feedback_panel.py" />
   <source>{number}, {side}: {expected}; you called it ill-posed. {text}</source>
   <translation>{number}, {side}: {expected}; angegeben: nicht entscheidbar. {text}</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/feedback_panel.py" />
   <source>{number}, {side}: {expected}; you left it open. {text}</source>
   <translation>{number}, {side}: {expected}; offen gelassen. {text}</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/feedback_panel.py" />
   <source>{number}, {side}: {expected}, as you said. {text}</source>
   <translation>{number}, {side}: {expected}, wie angegeben. {text}</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/feedback_panel.py" />
   <source>You have passed: {right} of {of} were right. The work begins.</source>
   <translation>Bestanden: {right} von {of} waren richtig. Die Arbeit beginnt.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/feedback_panel.py" />
   <source>{right} of {done} were right so far.</source>
   <translation>Bisher waren {right} von {done} richtig.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/feedback_panel.py" />
   <source>{right} of the last {of} right, {needed} needed. The pairs come round once more.</source>
   <translation>{right} der letzten {of} waren richtig, {needed} sind nötig. Die Paare kommen noch einmal.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/feedback_panel.py" />
   <source>Feedback</source>
   <translation>Rückmeldung</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/feedback_panel.py" />
   <location filename="gui/nearmiss_gui/desk/pausing.py" />
   <source>Go on</source>
   <translation>Weiter</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/feedback_panel.py" />
   <source>Right.</source>
   <translation>Richtig.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/feedback_panel.py" />
   <source>Not right.</source>
   <translation>Nicht richtig.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/feedback_panel.py" />
   <source>Begin</source>
   <translation>Beginnen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/flow.py" />
   <source>Pair {number} flagged.</source>
   <translation>Paar {number} markiert.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/flow.py" />
   <source>Pair {number} no longer flagged.</source>
   <translation>Paar {number} nicht mehr markiert.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/flow.py" />
   <source>Pair {number} submitted.</source>
   <translation>Paar {number} abgegeben.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/flow.py" />
   <source>Pair {number} skipped.</source>
   <translation>Paar {number} übersprungen.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/flow.py" />
   <source>This is the first pair.</source>
   <translation>Das ist das erste Paar.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/flow.py" />
   <source>This is the last pair.</source>
   <translation>Das ist das letzte Paar.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/footer.py" />
   <source>Remove flag</source>
   <translation>Markierung entfernen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/guidelines.py" />
   <source>The guidelines have changed since {day}. {key} shows what is new.</source>
   <translation>Der Leitfaden hat sich seit {day} geändert. {key} zeigt, was neu ist.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/guidelines.py" />
   <source>The guidelines have changed. {key} shows what is new.</source>
   <translation>Der Leitfaden hat sich geändert. {key} zeigt, was neu ist.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/guidelines.py" />
   <source>d MMMM yyyy</source>
   <translation>d. MMMM yyyy</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/guidelines.py" />
   <source>Version {number}</source>
   <translation>Fassung {number}</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/guidelines.py" />
   <source>what is new since you read them is marked</source>
   <translation>was seit dem letzten Lesen neu ist, ist hervorgehoben</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/guidelines.py" />
   <source>This project has no guidelines.</source>
   <translation>Dieses Projekt hat keinen Leitfaden.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/handling.py" />
   <source>Already saved: every label is saved as it is submitted.</source>
   <translation>Schon gespeichert: Jede Bewertung wird beim Abgeben gespeichert.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/handling.py" />
   <source>Select text in a response first, then press E.</source>
   <translation>Bitte zuerst Text in einer Antwort auswählen, dann E drücken.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/handling.py" />
   <source>Taken off {side}.</source>
   <translation>Von {side} entfernt.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/handling.py" />
   <source>Nothing of {side} is attached here.</source>
   <translation>Hier ist nichts aus {side} angehängt.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/handling.py" />
   <source>Give the constraint a verdict first, then attach the text.</source>
   <translation>Bitte der Vorgabe zuerst ein Urteil geben, dann den Text anhängen.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/handling.py" />
   <source>What you are writing is kept as a draft.</source>
   <translation>Was gerade geschrieben wird, bleibt als Entwurf erhalten.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/header.py" />
   <location filename="gui/nearmiss_gui/overview_page.py" />
   <source>Pairs done</source>
   <translation>Erledigte Paare</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/header.py" />
   <source>Training</source>
   <translation>Übung</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/header.py" />
   <location filename="gui/nearmiss_gui/overview_page.py" />
   <location filename="gui/nearmiss_gui/widgets/busy.py" />
   <source>{done} of {all}</source>
   <translation>{done} von {all}</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/header.py" />
   <source>Time is not counted</source>
   <translation>Die Zeit zählt nicht</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/hint_bars.py" />
   <location filename="gui/nearmiss_gui/desk/notices.py" />
   <location filename="gui/nearmiss_gui/news.py" />
   <location filename="gui/nearmiss_gui/reading/notices.py" />
   <source>Hide</source>
   <translation>Ausblenden</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/hint_bars.py" />
   <source>{seconds} s for {words} words is fast. Read both to the end.</source>
   <translation>{seconds} s für {words} Wörter ist schnell. Bitte beide zu Ende lesen.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/interludes.py" />
   <source>Labels kept aside (*.nmkept)</source>
   <translation>Beiseitegelegte Bewertungen (*.nmkept)</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/interludes.py" />
   <source>{project}, pair {number}</source>
   <translation>{project}, Paar {number}</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/interludes.py" />
   <source>Save the label elsewhere</source>
   <translation>Bewertung anderswo speichern</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/interludes.py" />
   <source>Nobody pressed a key for {minutes} minutes.</source>
   <translation>Seit {minutes} Minuten wurde keine Taste gedrückt.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/interludes.py" />
   <source>Kept in {file}. Open that file in Nearmiss when there is room, or try again here.</source>
   <translation>Aufbewahrt in {file}. Die Datei in Nearmiss öffnen, wenn wieder Platz ist, oder hier noch einmal versuchen.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/interludes.py" />
   <source>It could not be kept there either: {why}</source>
   <translation>Auch dort ließ sie sich nicht aufbewahren: {why}</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/justification.py" />
   <source>{count}, {least} to {most}</source>
   <translation>{count}, {least} bis {most}</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/justification.py" />
   <location filename="gui/nearmiss_gui/widgets/progress.py" />
   <source>{count}, at least {least}</source>
   <translation>{count}, mindestens {least}</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/justification.py" />
   <source>{count}, at most {most}</source>
   <translation>{count}, höchstens {most}</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/justification.py" />
   <source>Justification in one line</source>
   <translation>Begründung in einer Zeile</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/justification.py" />
   <source>Justification in more detail</source>
   <translation>Begründung im Einzelnen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/justification.py" />
   <source>Say the main reason</source>
   <translation>Den Hauptgrund nennen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/justification.py" />
   <source>In more detail</source>
   <translation>Im Einzelnen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/justification.py" />
   <source>Length of the text</source>
   <translation>Länge des Textes</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/justification.py" />
   <source>leaves the field</source>
   <translation>verlässt das Feld</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/justification.py" />
   <source>Type</source>
   <translation>Mit</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/justification.py" />
   <source>to cite a constraint</source>
   <translation>eine Vorgabe anführen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/marked_panel.py" />
   <location filename="gui/nearmiss_gui/desk/notices.py" />
   <source>Flagged</source>
   <translation>Markiert</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/marked_panel.py" />
   <location filename="gui/nearmiss_gui/desk/notices.py" />
   <source>Skipped</source>
   <translation>Übersprungen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/marked_panel.py" />
   <source>flagged</source>
   <translation>markiert</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/marked_panel.py" />
   <source>skipped</source>
   <translation>übersprungen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/marked_panel.py" />
   <source>Looking through the pairs, {percent} %…</source>
   <translation>Paare werden durchgesehen, {percent} % …</translation>
  </message>
  <message numerus="yes">
   <location filename="gui/nearmiss_gui/desk/marked_panel.py" />
   <source>{n} pairs.</source>
   <translation>
    <numerusform>{n} Paar.</numerusform>
    <numerusform>{n} Paare.</numerusform>
   </translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/marked_panel.py" />
   <source>Pair {number}</source>
   <translation>Paar {number}</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/marked_panel.py" />
   <source>Which pairs</source>
   <translation>Welche Paare</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/marked_panel.py" />
   <source>Nothing here. Pairs that you flag or skip are listed here.</source>
   <translation>Hier ist nichts. Markierte oder übersprungene Paare erscheinen hier.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/marked_panel.py" />
   <source>Enter goes to a pair. Left and right choose which are listed.</source>
   <translation>Die Eingabetaste geht zu einem Paar. Links und rechts wählen, welche aufgelistet werden.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/notices.py" />
   <source>What is wrong with this pair? You may leave this empty.</source>
   <translation>Was stimmt an diesem Paar nicht? Das Feld darf leer bleiben.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/notices.py" />
   <source>Save elsewhere…</source>
   <translation>Anderswo speichern …</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/notices.py" />
   <source>Show</source>
   <translation>Zeigen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/notices.py" />
   <source>Note for the flag</source>
   <translation>Notiz zur Markierung</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/notices.py" />
   <source>Your label is kept in memory.</source>
   <translation>Die Bewertung bleibt im Speicher.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/notices.py" />
   <source>Restored to {time}. Nothing was lost.</source>
   <translation>Wiederhergestellt auf {time}. Nichts ging verloren.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/notices.py" />
   <source>What you type is not kept as a draft: {why}</source>
   <translation>Was eingegeben wird, bleibt nicht als Entwurf erhalten: {why}</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/notices.py" />
   <source>Skip and drop this text? You can undo.</source>
   <translation>Überspringen und diesen Text verwerfen? Das lässt sich zurücknehmen.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/notices.py" />
   <source>Skip and drop this label? You can undo.</source>
   <translation>Überspringen und diese Bewertung verwerfen? Das lässt sich zurücknehmen.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/notices.py" />
   <source>{what}: {note}</source>
   <translation>{what}: {note}</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/notices.py" />
   <source>Could not save: {why} {kept} {remedy}</source>
   <translation>Nicht gespeichert: {why} {kept} {remedy}</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/panes.py" />
   <source>Still needed: {what}.</source>
   <translation>Es fehlt noch: {what}.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/pausing.py" />
   <source>Paused. Time is not counted.</source>
   <translation>Pause. Die Zeit zählt nicht.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/pausing.py" />
   <source>Paused</source>
   <translation>Pause</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/pausing.py" />
   <source>The pair waits as you left it.</source>
   <translation>Das Paar wartet, wie es verlassen wurde.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/preference_bar.py" />
   <source>Overall, which response is better?</source>
   <translation>Welche Antwort ist insgesamt besser?</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/preference_bar.py" />
   <source>keys {first}–{last}</source>
   <translation>Tasten {first}–{last}</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/prompt_panel.py" />
   <source>Fold</source>
   <translation>Einklappen</translation>
  </message>
  <message numerus="yes">
   <location filename="gui/nearmiss_gui/desk/prompt_panel.py" />
   <source>{n} turns</source>
   <translation>
    <numerusform>{n} Beitrag</numerusform>
    <numerusform>{n} Beiträge</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="gui/nearmiss_gui/desk/prompt_panel.py" />
   <source>{n} passages</source>
   <translation>
    <numerusform>{n} Textstelle</numerusform>
    <numerusform>{n} Textstellen</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="gui/nearmiss_gui/desk/prompt_panel.py" />
   <source>{n} images</source>
   <translation>
    <numerusform>{n} Bild</numerusform>
    <numerusform>{n} Bilder</numerusform>
   </translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/prompt_panel.py" />
   <source>Unfold</source>
   <translation>Ausklappen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/responses.py" />
   <location filename="gui/nearmiss_gui/widgets/marks.py" />
   <source>Response {side}</source>
   <translation>Antwort {side}</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/responses.py" />
   <source>Rendered</source>
   <translation>Dargestellt</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/responses.py" />
   <source>Plain</source>
   <translation>Roh</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/responses.py" />
   <source>Show responses</source>
   <translation>Antworten zeigen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/responses.py" />
   <source>Model names hidden, sides shuffled</source>
   <translation>Modellnamen verborgen, Seiten gemischt</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/shortcut_sheet.py" />
   <location filename="gui/nearmiss_gui/key_editor.py" />
   <source>Find a command or a key</source>
   <translation>Befehl oder Taste suchen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/shortcut_sheet.py" />
   <source>Single-key shortcuts are off. Settings turn them on.</source>
   <translation>Einzeltasten sind aus. Die Einstellungen schalten sie ein.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/text_field.py" />
   <source>Nothing to undo here. Press Esc, then Ctrl+Z to undo the label.</source>
   <translation>Hier ist nichts zurückzunehmen. Esc, dann Strg+Z nimmt die Bewertung zurück.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/text_field.py" />
   <source>Not response {side}, only the letter</source>
   <translation>Nicht Antwort {side}, nur der Buchstabe</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/turning.py" />
   <source>Pair {number} is labelled again.</source>
   <translation>Paar {number} ist wieder bewertet.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/turning.py" />
   <source>Pair {number} is not flagged again.</source>
   <translation>Paar {number} ist wieder nicht markiert.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/turning.py" />
   <source>Pair {number} is skipped again.</source>
   <translation>Paar {number} ist wieder übersprungen.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/turning.py" />
   <source>Pair {number} is open again.</source>
   <translation>Paar {number} ist wieder offen.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/turning.py" />
   <source>Pair {number} is flagged again.</source>
   <translation>Paar {number} ist wieder markiert.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/ways.py" />
   <source>The pair could not be read: {why}</source>
   <translation>Das Paar ließ sich nicht lesen: {why}</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/words.py" />
   <source>about {minutes} min left</source>
   <translation>noch etwa {minutes} min</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/words.py" />
   <source>All {n} pairs are labelled.</source>
   <translation>Alle {n} Paare sind bewertet.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/words.py" />
   <source>about {hours} h {minutes} min left</source>
   <translation>noch etwa {hours} h {minutes} min</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/words.py" />
   <source>All {n} pairs are done: {done} labelled, {skipped} skipped.</source>
   <translation>Alle {n} Paare sind erledigt: {done} bewertet, {skipped} übersprungen.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/words.py" />
   <source>about {hours} h left</source>
   <translation>noch etwa {hours} h</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/words.py" />
   <source>The one pair is labelled.</source>
   <translation>Das eine Paar ist bewertet.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/desk/words.py" />
   <source>The one pair is skipped.</source>
   <translation>Das eine Paar ist übersprungen.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/export_choices.py" />
   <source>Nothing is merged</source>
   <translation>Nichts wird zusammengefasst</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/export_choices.py" />
   <source>None, one file</source>
   <translation>Keine, eine Datei</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/export_choices.py" />
   <source>90 / 5 / 5, by prompt</source>
   <translation>90 / 5 / 5, nach Prompt</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/export_choices.py" />
   <source>80 / 20, by prompt</source>
   <translation>80 / 20, nach Prompt</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/export_choices.py" />
   <source>A person’s verdict counts</source>
   <translation>Das Urteil einer Person zählt</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/export_choices.py" />
   <source>A check’s verdict counts</source>
   <translation>Das Urteil einer Prüfung zählt</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/export_choices.py" />
   <source>Both must agree</source>
   <translation>Beide müssen übereinstimmen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/export_choices.py" />
   <source>Majority of sides</source>
   <translation>Mehrheit der Seiten</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/export_choices.py" />
   <source>Mean of the answers</source>
   <translation>Mittel der Antworten</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/export_choices.py" />
   <source>The closest three (HelpSteer2)</source>
   <translation>Die drei nächsten (HelpSteer2)</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/export_choices.py" />
   <location filename="gui/nearmiss_gui/import_asking.py" />
   <location filename="gui/nearmiss_gui/import_list.py" />
   <source>Format</source>
   <translation>Format</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/export_choices.py" />
   <source>Several labels become one by</source>
   <translation>Mehrere Bewertungen werden eine durch</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/export_choices.py" />
   <source>Least number of labels</source>
   <translation>Mindestzahl der Bewertungen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/export_choices.py" />
   <source>whose chosen response is complete</source>
   <translation>deren gewählte Antwort alles erfüllt</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/export_choices.py" />
   <source>that are near misses</source>
   <translation>die knapp verfehlen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/export_choices.py" />
   <source>Where a person and a check differ</source>
   <translation>Wo Person und Prüfung sich unterscheiden</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/export_choices.py" />
   <source>Justifications (may hold personal remarks)</source>
   <translation>Begründungen (können Persönliches enthalten)</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/export_choices.py" />
   <source>Margin, from the strength of preference</source>
   <translation>Abstand, aus der Stärke der Präferenz</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/export_choices.py" />
   <source>Split</source>
   <translation>Aufteilung</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/export_choices.py" />
   <source>Sign: {sign}.</source>
   <translation>Vorzeichen: {sign}.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/export_choices.py" />
   <source>with at least</source>
   <translation>mit mindestens</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/export_choices.py" />
   <source>people’s labels</source>
   <translation>Bewertungen von Personen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/export_choices.py" />
   <source>A lead’s decision goes before any rule.</source>
   <translation>Eine Entscheidung der Leitung geht jeder Regel vor.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/export_choices.py" />
   <source>Keep only pairs</source>
   <translation>Nur Paare behalten,</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/export_choices.py" />
   <source>Write</source>
   <translation>Schreiben</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/export_page.py" />
   <source>There are no prompts in this project yet.</source>
   <translation>In diesem Projekt gibt es noch keine Prompts.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/export_page.py" />
   <source>There are no responses in this project yet.</source>
   <translation>In diesem Projekt gibt es noch keine Antworten.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/export_page.py" />
   <source>No pair passes. “{reason}” leaves out the most ({n}).</source>
   <translation>Kein Paar bleibt übrig. „{reason}“ lässt die meisten weg ({n}).</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/export_page.py" />
   <source>No prompt passes. “{reason}” leaves out the most ({n}).</source>
   <translation>Kein Prompt bleibt übrig. „{reason}“ lässt die meisten weg ({n}).</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/export_page.py" />
   <source>No response passes. “{reason}” leaves out the most ({n}).</source>
   <translation>Keine Antwort bleibt übrig. „{reason}“ lässt die meisten weg ({n}).</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/export_page.py" />
   <source>Record {number} of {all}</source>
   <translation>Eintrag {number} von {all}</translation>
  </message>
  <message numerus="yes">
   <location filename="gui/nearmiss_gui/export_page.py" />
   <location filename="gui/nearmiss_gui/import_done.py" />
   <location filename="gui/nearmiss_gui/import_page.py" />
   <source>{n} files</source>
   <translation>
    <numerusform>{n} Datei</numerusform>
    <numerusform>{n} Dateien</numerusform>
   </translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/export_page.py" />
   <source>Exported {units} to {folder}: {files}, a data card and a manifest with checksums.</source>
   <translation>{units} nach {folder} exportiert: {files}, eine Datenkarte und ein Manifest mit Prüfsummen.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/export_page.py" />
   <source>Records as they would be written</source>
   <translation>Einträge, wie sie geschrieben würden</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/export_page.py" />
   <source>Kept</source>
   <translation>Behalten</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/export_page.py" />
   <source>Left out</source>
   <translation>Ausgelassen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/export_page.py" />
   <source>Working it out</source>
   <translation>Berechnung läuft</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/export_page.py" />
   <location filename="gui/nearmiss_gui/import_page.py" />
   <source>Stop</source>
   <translation>Anhalten</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/export_page.py" />
   <source>of {units} kept</source>
   <translation>von {units} behalten</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/export_page.py" />
   <source>Export {units}</source>
   <translation>{units} exportieren</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/export_page.py" />
   <source>Writing</source>
   <translation>Wird geschrieben</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/export_page.py" />
   <source>Record as it would be written</source>
   <translation>Eintrag, wie er geschrieben würde</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/export_page.py" />
   <location filename="gui/nearmiss_gui/windows.py" />
   <source>Save in</source>
   <translation>Speichern in</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/export_page.py" />
   <location filename="gui/nearmiss_gui/import_asking.py" />
   <source>Choose…</source>
   <translation>Wählen …</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/export_page.py" />
   <source>No record to show</source>
   <translation>Kein Eintrag zu zeigen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/export_page.py" />
   <source>Write over it</source>
   <translation>Überschreiben</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/export_page.py" />
   <source>Previous record</source>
   <translation>Vorheriger Eintrag</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/export_page.py" />
   <source>Next record</source>
   <translation>Nächster Eintrag</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/export_page.py" />
   <source>Left out because</source>
   <translation>Ausgelassen, weil</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/export_page.py" />
   <location filename="gui/nearmiss_gui/import_done.py" />
   <source>How many</source>
   <translation>Wie viele</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/export_page.py" />
   <source>This is not the whole name of a folder.</source>
   <translation>Das ist kein vollständiger Ordnername.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/export_page.py" />
   <source>Choose one.</source>
   <translation>Bitte einen wählen.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/export_page.py" />
   <source>Stopped. Nothing was written.</source>
   <translation>Angehalten. Nichts wurde geschrieben.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/export_page.py" />
   <source>There is a data set here already.</source>
   <translation>Hier ist schon ein Datensatz.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/import_asking.py" />
   <source>As recognised</source>
   <translation>Wie erkannt</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/import_asking.py" />
   <source>The scheme says what people are asked: preference, verdicts, ratings, reasons.</source>
   <translation>Das Schema sagt, was gefragt wird: Präferenz, Urteile, Einstufungen, Gründe.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/import_asking.py" />
   <source>The new project needs a name.</source>
   <translation>Das neue Projekt braucht einen Namen.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/import_asking.py" />
   <source>Say where to save it.</source>
   <translation>Bitte angeben, wo es gespeichert wird.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/import_asking.py" />
   <source>How the file is understood</source>
   <translation>Wie die Datei verstanden wird</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/import_asking.py" />
   <source>Sheet</source>
   <translation>Blatt</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/import_asking.py" />
   <source>New project</source>
   <translation>Neues Projekt</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/import_asking.py" />
   <source>Save the project as</source>
   <translation>Projekt speichern als</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/import_asking.py" />
   <source>Scheme</source>
   <translation>Schema</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/import_asking.py" />
   <source>Not understood yet</source>
   <translation>Noch nicht verstanden</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/import_asking.py" />
   <source>Sign: {sign}</source>
   <translation>Vorzeichen: {sign}</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/import_asking.py" />
   <source>Left out: {what}</source>
   <translation>Ausgelassen: {what}</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/import_asking.py" />
   <source>Source of the format: {source}</source>
   <translation>Quelle des Formats: {source}</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/import_asking.py" />
   <source>Save as</source>
   <translation>Speichern als</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/import_columns.py" />
   <source>not in this file</source>
   <translation>nicht in dieser Datei</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/import_columns.py" />
   <source>Response 1</source>
   <translation>Antwort 1</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/import_columns.py" />
   <source>Response 2</source>
   <translation>Antwort 2</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/import_columns.py" />
   <source>Model 1</source>
   <translation>Modell 1</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/import_columns.py" />
   <source>Model 2</source>
   <translation>Modell 2</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/import_columns.py" />
   <source>Preference</source>
   <translation>Präferenz</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/import_columns.py" />
   <source>Winner</source>
   <translation>Sieger</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/import_columns.py" />
   <source>Id</source>
   <translation>Kennung</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/import_columns.py" />
   <source>Kind of rater</source>
   <translation>Art der Bewertenden</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/import_columns.py" />
   <source>Slot</source>
   <translation>Slot</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/import_columns.py" />
   <source>Order shown</source>
   <translation>Gezeigte Reihenfolge</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/import_columns.py" />
   <source>Detail</source>
   <translation>Einzelheiten</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/import_columns.py" />
   <source>Chance of response 1</source>
   <translation>Wahrscheinlichkeit für Antwort 1</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/import_columns.py" />
   <source>Seconds</source>
   <translation>Sekunden</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/import_columns.py" />
   <source>Time</source>
   <translation>Zeitpunkt</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/import_columns.py" />
   <source>Say which column holds what. Prompt and response 1 are needed.</source>
   <translation>Bitte angeben, welche Spalte was enthält. Prompt und Antwort 1 sind nötig.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/import_columns.py" />
   <source>Columns</source>
   <translation>Spalten</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/import_columns.py" />
   <source>More fields</source>
   <translation>Weitere Felder</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/import_done.py" />
   <source>Responses</source>
   <translation>Antworten</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/import_done.py" />
   <source>People</source>
   <translation>Personen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/import_done.py" />
   <source>Checks</source>
   <translation>Prüfungen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/import_done.py" />
   <source>References</source>
   <translation>Referenzen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/import_done.py" />
   <source>{names} and {n} more</source>
   <translation>{names} und {n} weitere</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/import_done.py" />
   <source>What was added</source>
   <translation>Was hinzugefügt wurde</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/import_done.py" />
   <source>Open the project</source>
   <translation>Projekt öffnen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/import_done.py" />
   <source>Import more files…</source>
   <translation>Weitere Dateien importieren …</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/import_done.py" />
   <source>Imported from {files}</source>
   <translation>Aus {files} importiert</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/import_done.py" />
   <source>Nothing new in {files}</source>
   <translation>Nichts Neues in {files}</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/import_done.py" />
   <source>Added</source>
   <translation>Hinzugefügt</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/import_done.py" />
   <source>See the project</source>
   <translation>Projekt ansehen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/import_done.py" />
   <source>Left out of {file}: {n}</source>
   <translation>Aus {file} ausgelassen: {n}</translation>
  </message>
  <message numerus="yes">
   <location filename="gui/nearmiss_gui/import_list.py" />
   <source>{n} records</source>
   <translation>
    <numerusform>{n} Eintrag</numerusform>
    <numerusform>{n} Einträge</numerusform>
   </translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/import_list.py" />
   <source>not known</source>
   <translation>nicht bekannt</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/import_list.py" />
   <source>more than {n}</source>
   <translation>mehr als {n}</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/import_list.py" />
   <source>Files, taken together</source>
   <translation>Dateien, zusammen übernommen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/import_list.py" />
   <source>Leave this file out</source>
   <translation>Diese Datei auslassen</translation>
  </message>
  <message numerus="yes">
   <location filename="gui/nearmiss_gui/import_list.py" />
   <source>{n} files are left out: no format fits them.</source>
   <translation>
    <numerusform>{n} Datei ist ausgelassen: Kein Format passt zu ihr.</numerusform>
    <numerusform>{n} Dateien sind ausgelassen: Kein Format passt zu ihnen.</numerusform>
   </translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/import_list.py" />
   <source>left out</source>
   <translation>ausgelassen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/import_list.py" />
   <source>{n} bad</source>
   <translation>{n} fehlerhaft</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/import_list.py" />
   <source>File</source>
   <translation>Datei</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/import_list.py" />
   <source>Records</source>
   <translation>Einträge</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/import_page.py" />
   <source>Import</source>
   <translation>Importieren</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/import_page.py" />
   <source>Leave bad records out and take the others</source>
   <translation>Fehlerhafte Einträge auslassen, die übrigen übernehmen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/import_page.py" />
   <source>Reading</source>
   <translation>Wird gelesen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/import_page.py" />
   <source>Add files…</source>
   <translation>Dateien hinzufügen …</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/import_page.py" />
   <source>Looking at the file …</source>
   <translation>Datei wird angesehen …</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/import_page.py" />
   <source>Leave it out</source>
   <translation>Auslassen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/import_page.py" />
   <source>Leave them out</source>
   <translation>Auslassen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/import_page.py" />
   <source>{problem} Say below which column holds what.</source>
   <translation>{problem} Bitte unten angeben, welche Spalte was enthält.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/import_page.py" />
   <source>Add files</source>
   <translation>Dateien hinzufügen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/import_page.py" />
   <source>Not taken, because no format fits: {files}.</source>
   <translation>Nicht übernommen, weil kein Format passt: {files}.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/import_page.py" />
   <location filename="gui/nearmiss_gui/taking_in.py" />
   <source>Import files</source>
   <translation>Dateien importieren</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/import_page.py" />
   <location filename="gui/nearmiss_gui/reading/find.py" />
   <location filename="gui/nearmiss_gui/settings_page.py" />
   <source>Back</source>
   <translation>Zurück</translation>
  </message>
  <message numerus="yes">
   <location filename="gui/nearmiss_gui/import_page.py" />
   <source>{n} more cannot be taken.</source>
   <translation>
    <numerusform>{n} weiterer Eintrag lässt sich nicht übernehmen.</numerusform>
    <numerusform>{n} weitere Einträge lassen sich nicht übernehmen.</numerusform>
   </translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/import_page.py" />
   <source>{file} is still being read. Stop it first, or wait.</source>
   <translation>{file} wird noch gelesen. Bitte zuerst anhalten oder warten.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/import_page.py" />
   <location filename="gui/nearmiss_gui/import_problems.py" />
   <source>Show line</source>
   <translation>Zeile zeigen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/import_page.py" />
   <source>Several formats fit this file: {formats}. Say below which it is.</source>
   <translation>Mehrere Formate passen zu dieser Datei: {formats}. Bitte unten angeben, welches es ist.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/import_page.py" />
   <source>Reading record {n} …</source>
   <translation>Eintrag {n} wird gelesen …</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/import_page.py" />
   <source>Stopping …</source>
   <translation>Wird angehalten …</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/import_page.py" />
   <source>Reading record {n} of {total} …</source>
   <translation>Eintrag {n} von {total} wird gelesen …</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/import_page.py" />
   <source>Reading record {n} of about {total} …</source>
   <translation>Eintrag {n} von etwa {total} wird gelesen …</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/import_page.py" />
   <source>Stopped. Nothing was taken.</source>
   <translation>Angehalten. Nichts wurde übernommen.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/import_page.py" />
   <source>There is no record in this file.</source>
   <translation>Diese Datei enthält keinen Eintrag.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/import_page.py" />
   <source>This file speaks of prompts that another file holds. Add that file: both are taken together.</source>
   <translation>In dieser Datei geht es um Prompts, die eine andere Datei enthält. Bitte jene Datei hinzufügen: Beide werden zusammen übernommen.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/import_page.py" />
   <source>This file speaks of prompts that must be in the project, or in a file that is added here.</source>
   <translation>In dieser Datei geht es um Prompts, die im Projekt sein müssen oder in einer Datei, die hier hinzukommt.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/import_problems.py" />
   <source>Line {line} of {file}</source>
   <translation>Zeile {line} von {file}</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/import_problems.py" />
   <source>What cannot be taken</source>
   <translation>Was sich nicht übernehmen lässt</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/import_problems.py" />
   <source>What cannot be taken, by line</source>
   <translation>Was sich nicht übernehmen lässt, nach Zeile</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/import_problems.py" />
   <source>The line</source>
   <translation>Die Zeile</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/import_problems.py" />
   <source>Line</source>
   <translation>Zeile</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/import_problems.py" />
   <source>What is wrong</source>
   <translation>Was nicht stimmt</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/import_problems.py" />
   <source>Nothing stands here.</source>
   <translation>Hier steht nichts.</translation>
  </message>
  <message numerus="yes">
   <location filename="gui/nearmiss_gui/import_records.py" />
   <source>{n} records can be taken</source>
   <translation>
    <numerusform>{n} Eintrag lässt sich übernehmen</numerusform>
    <numerusform>{n} Einträge lassen sich übernehmen</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="gui/nearmiss_gui/import_records.py" />
   <source>{n} cannot</source>
   <translation>
    <numerusform>{n} nicht</numerusform>
    <numerusform>{n} nicht</numerusform>
   </translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/import_records.py" />
   <source>The first records as JSON</source>
   <translation>Die ersten Einträge als JSON</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/import_records.py" />
   <source>The first records, as they would be taken</source>
   <translation>Die ersten Einträge, wie sie übernommen würden</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/import_records.py" />
   <source>{fine}, {bad}.</source>
   <translation>{fine}, {bad}.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/import_records.py" />
   <source>{fine}.</source>
   <translation>{fine}.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/import_records.py" />
   <source>Of the first records {said} Problems further down are reported when importing.</source>
   <translation>Unter den ersten Einträgen: {said} Fehler weiter unten werden beim Importieren gemeldet.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/import_records.py" />
   <source>The first records as they would be understood</source>
   <translation>Die ersten Einträge, wie sie verstanden würden</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/import_records.py" />
   <source>Record {number}, line {line}</source>
   <translation>Eintrag {number}, Zeile {line}</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/import_records.py" />
   <source>In words</source>
   <translation>In Worten</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/import_records.py" />
   <source>As JSON</source>
   <translation>Als JSON</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/import_records.py" />
   <source>Show the records</source>
   <translation>Einträge zeigen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/jobs.py" />
   <source>Something went wrong in the program ({kind}).</source>
   <translation>Im Programm ging etwas schief ({kind}).</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/key_editor.py" />
   <source>Choose a command and press Enter, then the new key. Esc leaves it as it is.</source>
   <translation>Befehl wählen und die Eingabetaste drücken, dann die neue Taste. Esc lässt alles, wie es ist.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/key_editor.py" />
   <source>“{command}” is {key} now.</source>
   <translation>„{command}“ ist jetzt {key}.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/key_editor.py" />
   <source>“{command}” is {key} again.</source>
   <translation>„{command}“ ist wieder {key}.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/key_editor.py" />
   <location filename="gui/nearmiss_gui/settings_page.py" />
   <source>Keys</source>
   <translation>Tasten</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/key_editor.py" />
   <source>Change</source>
   <translation>Ändern</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/key_editor.py" />
   <source>Usual key</source>
   <translation>Übliche Taste</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/key_editor.py" />
   <source>All usual keys</source>
   <translation>Alle üblichen Tasten</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/key_editor.py" />
   <source>{keys} (fixed)</source>
   <translation>{keys} (fest)</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/key_editor.py" />
   <source>{keys} (yours)</source>
   <translation>{keys} (eigene)</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/key_editor.py" />
   <source>Press the new key for “{command}”. Esc leaves it as it is.</source>
   <translation>Neue Taste für „{command}“ drücken. Esc lässt alles, wie es ist.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/key_editor.py" />
   <source>{words} Single-key shortcuts are off, so it does not act.</source>
   <translation>{words} Einzeltasten sind aus, daher wirkt sie nicht.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/key_editor.py" />
   <source>A usual key of “{command}” is in use. Free it first.</source>
   <translation>Eine übliche Taste von „{command}“ ist vergeben. Bitte zuerst freigeben.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/key_editor.py" />
   <source>Command</source>
   <translation>Befehl</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/key_editor.py" />
   <source>Where</source>
   <translation>Wo</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/key_editor.py" />
   <source>none</source>
   <translation>keine</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/key_editor.py" />
   <source>{why} Nothing was changed.</source>
   <translation>{why} Nichts wurde geändert.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/key_editor.py" />
   <source>All keys are the usual ones.</source>
   <translation>Alle Tasten sind die üblichen.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/keymap.py" />
   <source>selects all of a text</source>
   <translation>wählt einen ganzen Text aus</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/keymap.py" />
   <source>copies text</source>
   <translation>kopiert Text</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/keymap.py" />
   <source>pastes text</source>
   <translation>fügt Text ein</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/keymap.py" />
   <source>cuts text</source>
   <translation>schneidet Text aus</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/keymap.py" />
   <source>takes typing back</source>
   <translation>nimmt Eingaben zurück</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/keymap.py" />
   <source>brings typing back</source>
   <translation>stellt Eingaben wieder her</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/keymap.py" />
   <source>goes back a word</source>
   <translation>geht ein Wort zurück</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/keymap.py" />
   <source>goes on a word</source>
   <translation>geht ein Wort weiter</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/keymap.py" />
   <source>moves in a text</source>
   <translation>bewegt sich im Text</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/keymap.py" />
   <source>goes to the start of a text</source>
   <translation>geht an den Anfang eines Textes</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/keymap.py" />
   <source>goes to the end of a text</source>
   <translation>geht an das Ende eines Textes</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/keymap.py" />
   <source>deletes a word</source>
   <translation>löscht ein Wort</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/keymap.py" />
   <source>The keys of this one belong to what it does and cannot be changed.</source>
   <translation>Die Tasten dieses Befehls gehören zu dem, was er tut, und lassen sich nicht ändern.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/keymap.py" />
   <source>{key} is needed to move about and to fill in.</source>
   <translation>{key} wird zum Bewegen und Ausfüllen gebraucht.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/keymap.py" />
   <source>{key} types a letter. This command works while typing too: add Ctrl or Alt.</source>
   <translation>{key} schreibt einen Buchstaben. Dieser Befehl wirkt auch beim Schreiben: bitte mit Strg oder Alt.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/keymap.py" />
   <source>{key} {does} in a text field.</source>
   <translation>{key} {does}, in einem Textfeld.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/keymap.py" />
   <source>This key cannot be used.</source>
   <translation>Diese Taste lässt sich nicht verwenden.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/keymap.py" />
   <source>{key} is {command}.</source>
   <translation>{key} ist {command}.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/name_page.py" />
   <source>Who labels?</source>
   <translation>Wer bewertet?</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/name_page.py" />
   <source>Write a name first.</source>
   <translation>Bitte zuerst einen Namen schreiben.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/name_page.py" />
   <source>Go to the desk</source>
   <translation>Zum Pult</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/name_page.py" />
   <source>A pseudonym is best: it goes out with the labels.</source>
   <translation>Am besten ein Pseudonym: Es geht mit den Bewertungen hinaus.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/overview_page.py" />
   <source>person</source>
   <translation>Person</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/overview_page.py" />
   <source>judge</source>
   <translation>Richter</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/overview_page.py" />
   <source>check</source>
   <translation>Prüfung</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/overview_page.py" />
   <source>reference</source>
   <translation>Referenz</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/overview_page.py" />
   <source>{minutes} min {seconds} s</source>
   <translation>{minutes} min {seconds} s</translation>
  </message>
  <message numerus="yes">
   <location filename="gui/nearmiss_gui/overview_page.py" />
   <source>of {n} labels in all</source>
   <translation>
    <numerusform>von {n} Bewertung insgesamt</numerusform>
    <numerusform>von {n} Bewertungen insgesamt</numerusform>
   </translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/overview_page.py" />
   <source>{flagged} flagged, {bad} marked both bad</source>
   <translation>{flagged} markiert, {bad} mit „beide schlecht“</translation>
  </message>
  <message numerus="yes">
   <location filename="gui/nearmiss_gui/overview_page.py" />
   <source>{n} judges</source>
   <translation>
    <numerusform>{n} Richter</numerusform>
    <numerusform>{n} Richter</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="gui/nearmiss_gui/overview_page.py" />
   <source>{n} checks</source>
   <translation>
    <numerusform>{n} Prüfung</numerusform>
    <numerusform>{n} Prüfungen</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="gui/nearmiss_gui/overview_page.py" />
   <source>{n} references</source>
   <translation>
    <numerusform>{n} Referenz</numerusform>
    <numerusform>{n} Referenzen</numerusform>
   </translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/overview_page.py" />
   <source>nobody yet</source>
   <translation>noch niemand</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/overview_page.py" />
   <source>Read only</source>
   <translation>Nur lesen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/overview_page.py" />
   <source>Raters</source>
   <translation>Bewertende</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/overview_page.py" />
   <source>Nobody has labelled yet</source>
   <translation>Noch hat niemand bewertet</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/overview_page.py" />
   <source>Whoever labels will be listed here.</source>
   <translation>Wer bewertet, erscheint hier.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/overview_page.py" />
   <source>Next steps</source>
   <translation>Nächste Schritte</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/overview_page.py" />
   <source>people stand on either side</source>
   <translation>Personen stehen auf beiden Seiten</translation>
  </message>
  <message numerus="yes">
   <location filename="gui/nearmiss_gui/overview_page.py" />
   <source>{n} conflicts</source>
   <translation>
    <numerusform>{n} Konflikt</numerusform>
    <numerusform>{n} Konflikte</numerusform>
   </translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/overview_page.py" />
   <source>JSON lines, CSV, or a data set of the field</source>
   <translation>JSON-Zeilen, CSV oder ein Datensatz des Fachs</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/overview_page.py" />
   <source>All have enough</source>
   <translation>Alle haben genug</translation>
  </message>
  <message numerus="yes">
   <location filename="gui/nearmiss_gui/overview_page.py" />
   <source>{n} pairs with fewer than {enough} people’s labels</source>
   <translation>
    <numerusform>{n} Paar mit weniger als {enough} Bewertungen von Personen</numerusform>
    <numerusform>{n} Paare mit weniger als {enough} Bewertungen von Personen</numerusform>
   </translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/overview_page.py" />
   <source>Near misses, measures, and checks that programs run</source>
   <translation>Knapp Verfehltes, Maße und Prüfungen, die Programme ausführen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/overview_page.py" />
   <source>For reward models and preference training</source>
   <translation>Für Belohnungsmodelle und Präferenztraining</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/overview_page.py" />
   <source>Edit constraints</source>
   <translation>Vorgaben bearbeiten</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/overview_page.py" />
   <source>{n} skipped</source>
   <translation>{n} übersprungen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/overview_page.py" />
   <source>Kind</source>
   <translation>Art</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/overview_page.py" />
   <source>Time a pair</source>
   <translation>Zeit je Paar</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/overview_page.py" />
   <source>Last label</source>
   <translation>Letzte Bewertung</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/overview_page.py" />
   <source>Label pairs</source>
   <translation>Paare bewerten</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/overview_page.py" />
   <source>The queue is set.</source>
   <translation>Die Warteschlange ist festgelegt.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/overview_page.py" />
   <source>Bring in pairs</source>
   <translation>Paare hereinholen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/overview_page.py" />
   <source>Import…</source>
   <translation>Importieren …</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/overview_page.py" />
   <source>See who agrees with whom</source>
   <translation>Sehen, wer mit wem übereinstimmt</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/overview_page.py" />
   <source>See which constraints are met</source>
   <translation>Sehen, welche Vorgaben erfüllt sind</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/overview_page.py" />
   <source>Make a data set</source>
   <translation>Einen Datensatz machen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/overview_page.py" />
   <source>Labels of people</source>
   <translation>Bewertungen von Personen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/overview_page.py" />
   <source>Pairs with {n} people’s labels or more</source>
   <translation>Paare mit {n} oder mehr Bewertungen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/overview_page.py" />
   <source>Disputed</source>
   <translation>Strittig</translation>
  </message>
  <message numerus="yes">
   <location filename="gui/nearmiss_gui/own_files.py" />
   <source>{n} labels were taken in.</source>
   <translation>
    <numerusform>{n} Bewertung wurde übernommen.</numerusform>
    <numerusform>{n} Bewertungen wurden übernommen.</numerusform>
   </translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/own_files.py" />
   <source>The other window does not answer.</source>
   <translation>Das andere Fenster antwortet nicht.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/own_files.py" />
   <source>It may belong to somebody else, or to another computer that shares this folder.</source>
   <translation>Es gehört vielleicht jemand anderem oder einem anderen Rechner, der diesen Ordner teilt.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/own_files.py" />
   <source>This project is open in another window.</source>
   <translation>Dieses Projekt ist in einem anderen Fenster geöffnet.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/own_files.py" />
   <source>This file keeps a label of the project “{title}”.</source>
   <translation>Diese Datei bewahrt eine Bewertung des Projekts „{title}“ auf.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/own_files.py" />
   <source>The project has this label already.</source>
   <translation>Das Projekt hat diese Bewertung schon.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/own_files.py" />
   <location filename="gui/nearmiss_gui/reading/notices.py" />
   <source>Show it</source>
   <translation>Zeigen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/own_files.py" />
   <source>Open that project first, then this file.</source>
   <translation>Bitte zuerst jenes Projekt öffnen, dann diese Datei.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/queue_card.py" />
   <source>As given</source>
   <translation>Wie vorgegeben</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/queue_card.py" />
   <source>Shuffled</source>
   <translation>Gemischt</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/queue_card.py" />
   <source>Most disputed first</source>
   <translation>Strittigste zuerst</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/queue_card.py" />
   <source>Least certain judge first</source>
   <translation>Unsicherster Richter zuerst</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/queue_card.py" />
   <source>Queue</source>
   <translation>Warteschlange</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/queue_card.py" />
   <source>Spread gold pairs evenly</source>
   <translation>Gold-Paare gleichmäßig verteilen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/queue_card.py" />
   <source>Use this queue</source>
   <translation>Diese Warteschlange verwenden</translation>
  </message>
  <message numerus="yes">
   <location filename="gui/nearmiss_gui/queue_card.py" />
   <source>{n} gold pairs in this project</source>
   <translation>
    <numerusform>{n} Gold-Paar in diesem Projekt</numerusform>
    <numerusform>{n} Gold-Paare in diesem Projekt</numerusform>
   </translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/queue_card.py" />
   <source>None</source>
   <translation>Keine</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/queue_card.py" />
   <source>No training</source>
   <translation>Keine Übung</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/queue_card.py" />
   <source>Order of the pairs</source>
   <translation>Reihenfolge der Paare</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/queue_card.py" />
   <source>Pairs that come again</source>
   <translation>Paare, die noch einmal kommen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/queue_card.py" />
   <source>Training on gold pairs</source>
   <translation>Übung an Gold-Paaren</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/queue_card.py" />
   <source>Pass mark</source>
   <translation>Bestehensgrenze</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/queue_card.py" />
   <source>A change counts from a rater’s next sitting on.</source>
   <translation>Eine Änderung gilt ab der nächsten Sitzung einer bewertenden Person.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/queue_card.py" />
   <source>By the tag {name}</source>
   <translation>Nach dem Merkmal {name}</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/reading/conversation.py" />
   <source>User</source>
   <translation>Nutzer</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/reading/conversation.py" />
   <source>Assistant</source>
   <translation>Assistent</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/reading/conversation.py" />
   <location filename="gui/nearmiss_gui/welcome_page.py" />
   <source>System</source>
   <translation>System</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/reading/conversation.py" />
   <source>Image {number} of {all}</source>
   <translation>Bild {number} von {all}</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/reading/conversation.py" />
   <source>Image</source>
   <translation>Bild</translation>
  </message>
  <message numerus="yes">
   <location filename="gui/nearmiss_gui/reading/conversation.py" />
   <source>{n} characters more</source>
   <translation>
    <numerusform>noch {n} Zeichen</numerusform>
    <numerusform>noch {n} Zeichen</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="gui/nearmiss_gui/reading/conversation.py" />
   <source>Show {n} more turns</source>
   <translation>
    <numerusform>{n} weiteren Beitrag zeigen</numerusform>
    <numerusform>{n} weitere Beiträge zeigen</numerusform>
   </translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/reading/conversation.py" />
   <location filename="gui/nearmiss_gui/reading/notices.py" />
   <source>Show all</source>
   <translation>Alles zeigen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/reading/conversation.py" />
   <source>Passage {number}</source>
   <translation>Textstelle {number}</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/reading/conversation.py" />
   <source>Show less</source>
   <translation>Weniger zeigen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/reading/conversation_view.py" />
   <source>This prompt is empty.</source>
   <translation>Dieser Prompt ist leer.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/reading/find.py" />
   <source>Next</source>
   <translation>Weiter</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/reading/find.py" />
   <source>Find in the texts</source>
   <translation>In den Texten suchen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/reading/find.py" />
   <source>{here} of {n} in the part shown</source>
   <translation>{here} von {n} im gezeigten Teil</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/reading/find.py" />
   <source>{here} of {n}</source>
   <translation>{here} von {n}</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/reading/find.py" />
   <source>Not found in the part shown</source>
   <translation>Im gezeigten Teil nicht gefunden</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/reading/find.py" />
   <source>Not found</source>
   <translation>Nicht gefunden</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/reading/links.py" />
   <source>{target} (host {host})</source>
   <translation>{target} (Host {host})</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/reading/links.py" />
   <source>that is not a valid name</source>
   <translation>der kein gültiger Name ist</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/reading/markdown.py" />
   <source>it has more than {most:,} characters</source>
   <translation>er hat mehr als {most:,} Zeichen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/reading/markdown.py" />
   <source>it has more than {most:,} lines</source>
   <translation>er hat mehr als {most:,} Zeilen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/reading/markdown.py" />
   <source>its tables have more than {most:,} cells</source>
   <translation>seine Tabellen haben mehr als {most:,} Zellen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/reading/markdown.py" />
   <source>a line has more than {most:,} characters</source>
   <translation>eine Zeile hat mehr als {most:,} Zeichen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/reading/markdown.py" />
   <source>its lists have more than {most:,} items</source>
   <translation>seine Listen haben mehr als {most:,} Punkte</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/reading/markdown.py" />
   <source>it is nested more than {most} deep</source>
   <translation>er ist mehr als {most} Ebenen tief verschachtelt</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/reading/markdown.py" />
   <source>it has more markup than can be rendered quickly</source>
   <translation>er hat mehr Auszeichnungen, als sich rasch darstellen lassen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/reading/notices.py" />
   <source>The first {end} of {n} characters are shown.</source>
   <translation>Gezeigt werden die ersten {end} von {n} Zeichen.</translation>
  </message>
  <message numerus="yes">
   <location filename="gui/nearmiss_gui/reading/notices.py" />
   <source>{shown} … and {n} characters more</source>
   <translation>
    <numerusform>{shown} … und {n} weiteres Zeichen</numerusform>
    <numerusform>{shown} … und {n} weitere Zeichen</numerusform>
   </translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/reading/notices.py" />
   <source>This link was not opened. It leads to {target}</source>
   <translation>Dieser Link wurde nicht geöffnet. Er führt zu {target}</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/reading/notices.py" />
   <source>Shown as plain text: {why}.</source>
   <translation>Als einfacher Text gezeigt: {why}.</translation>
  </message>
  <message numerus="yes">
   <location filename="gui/nearmiss_gui/reading/notices.py" />
   <source>This text has {n} hidden characters</source>
   <translation>
    <numerusform>Dieser Text hat {n} verborgenes Zeichen</numerusform>
    <numerusform>Dieser Text hat {n} verborgene Zeichen</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="gui/nearmiss_gui/reading/notices.py" />
   <source>The part shown has {n} hidden characters</source>
   <translation>
    <numerusform>Der gezeigte Teil hat {n} verborgenes Zeichen</numerusform>
    <numerusform>Der gezeigte Teil hat {n} verborgene Zeichen</numerusform>
   </translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/reading/notices.py" />
   <source>{hidden}, shown by name.</source>
   <translation>{hidden}, mit Namen gezeigt.</translation>
  </message>
  <message numerus="yes">
   <location filename="gui/nearmiss_gui/reading/notices.py" />
   <source>This text is white space only: {n} characters.</source>
   <translation>
    <numerusform>Dieser Text ist nur Leerraum: {n} Zeichen.</numerusform>
    <numerusform>Dieser Text ist nur Leerraum: {n} Zeichen.</numerusform>
   </translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/reading/notices.py" />
   <source>Lines too long for the window are folded here. Copied text has them whole.</source>
   <translation>Zu lange Zeilen sind hier umbrochen. Kopierter Text enthält sie ganz.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/reading/notices.py" />
   <source>Hide it</source>
   <translation>Verbergen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/reading/notices.py" />
   <source>Hide them</source>
   <translation>Verbergen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/reading/notices.py" />
   <source>Show them</source>
   <translation>Zeigen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/reading/overlay.py" />
   <source>Esc closes, + and − zoom</source>
   <translation>Esc schließt, + und − vergrößern und verkleinern</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/reading/overlay.py" />
   <source>Esc closes, + and − zoom, ← → the others</source>
   <translation>Esc schließt, + und − vergrößern und verkleinern, ← → die anderen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/reading/overlay.py" />
   <source>No image</source>
   <translation>Kein Bild</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/reading/overlay.py" />
   <source>Esc closes, arrows move, 0 shows all of it</source>
   <translation>Esc schließt, Pfeile bewegen, 0 zeigt alles</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/reading/pictures.py" />
   <source>The image is not in this file. Flag the pair, or ask your lead.</source>
   <translation>Das Bild ist nicht in dieser Datei. Bitte das Paar markieren oder die Leitung fragen.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/reading/pictures.py" />
   <source>This image is too large to show: {width:,} × {height:,} pixels.</source>
   <translation>Dieses Bild ist zu groß: {width:,} × {height:,} Pixel.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/reading/pictures.py" />
   <source>This image is in a format that is not shown.</source>
   <translation>Dieses Bild hat ein Format, das nicht gezeigt wird.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/reading/pictures.py" />
   <source>This image is damaged.</source>
   <translation>Dieses Bild ist beschädigt.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/reading/rendering.py" />
   <source>more than {most:,} of its characters need to be treated one by one</source>
   <translation>mehr als {most:,} seiner Zeichen müssten einzeln behandelt werden</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/reading/rendering.py" />
   <source>image</source>
   <translation>Bild</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/reading/turns.py" />
   <source>Images inside a response are not shown.</source>
   <translation>Bilder in einer Antwort werden nicht gezeigt.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/reading/view.py" />
   <source>This response is empty. Judge it as it is.</source>
   <translation>Diese Antwort ist leer. Bitte so beurteilen, wie sie ist.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/reading/view.py" />
   <source>Select all</source>
   <translation>Alles auswählen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/reading/view.py" />
   <source>Copy the link</source>
   <translation>Link kopieren</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/session.py" />
   <source>No project is open.</source>
   <translation>Kein Projekt ist geöffnet.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/settings_page.py" />
   <source>As the system</source>
   <translation>Wie das System</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/settings_page.py" />
   <location filename="gui/nearmiss_gui/welcome_page.py" />
   <source>Text size back to 100%</source>
   <translation>Textgröße zurück auf 100 %</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/settings_page.py" />
   <location filename="gui/nearmiss_gui/welcome_page.py" />
   <source>{n}%</source>
   <translation>{n} %</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/taking_in.py" />
   <location filename="gui/nearmiss_gui/welcome_page.py" />
   <source>Open a project</source>
   <translation>Projekt öffnen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/taking_in.py" />
   <source>Start a project from files</source>
   <translation>Projekt aus Dateien beginnen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/taking_in.py" />
   <source>See it</source>
   <translation>Ansehen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/taking_in.py" />
   <source>This version does not open work files (.nmwork).</source>
   <translation>Diese Version öffnet keine Arbeitsdateien (.nmwork).</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/taking_in.py" />
   <source>Open a project instead.</source>
   <translation>Bitte stattdessen ein Projekt öffnen.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/taking_in.py" />
   <source>Open it</source>
   <translation>Öffnen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/translation.py" />
   <source>en</source>
   <translation>de</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/verdicts_page/cards.py" />
   <source>Copy: {title}</source>
   <translation>Kopieren: {title}</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/verdicts_page/cards.py" />
   <source>Copied, as a table.</source>
   <translation>Als Tabelle kopiert.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/verdicts_page/cards.py" />
   <source>Constraints met</source>
   <translation>Erfüllte Vorgaben</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/verdicts_page/cards.py" />
   <source>Measures</source>
   <translation>Maße</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/verdicts_page/cards.py" />
   <source>Conflicts and unknown checks</source>
   <translation>Konflikte und unbekannte Prüfungen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/verdicts_page/cards.py" />
   <source>Group by</source>
   <translation>Gruppieren nach</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/verdicts_page/cards.py" />
   <source>Constraints or check</source>
   <translation>Vorgaben oder Prüfung</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/verdicts_page/cards.py" />
   <source>Why</source>
   <translation>Warum</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/verdicts_page/cards.py" />
   <source>95% interval {span}</source>
   <translation>95-%-Intervall {span}</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/verdicts_page/page.py" />
   <source>Read the verdicts</source>
   <translation>Urteile lesen</translation>
  </message>
  <message numerus="yes">
   <location filename="gui/nearmiss_gui/verdicts_page/page.py" />
   <source>{n} constraints have a check.</source>
   <translation>
    <numerusform>{n} Vorgabe hat eine Prüfung.</numerusform>
    <numerusform>{n} Vorgaben haben eine Prüfung.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="gui/nearmiss_gui/verdicts_page/page.py" />
   <source>{n} verdicts</source>
   <translation>
    <numerusform>{n} Urteil</numerusform>
    <numerusform>{n} Urteile</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="gui/nearmiss_gui/verdicts_page/page.py" />
   <source>{n} responses checked</source>
   <translation>
    <numerusform>{n} Antwort geprüft</numerusform>
    <numerusform>{n} Antworten geprüft</numerusform>
   </translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/verdicts_page/page.py" />
   <source>Run checks</source>
   <translation>Prüfungen ausführen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/verdicts_page/page.py" />
   <source>No verdicts yet</source>
   <translation>Noch keine Urteile</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/verdicts_page/page.py" />
   <source>Reading the verdicts …</source>
   <translation>Urteile werden gelesen …</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/verdicts_page/page.py" />
   <source>Stopped. What the checks had found by then is kept.</source>
   <translation>Angehalten. Was die Prüfungen bis dahin fanden, bleibt erhalten.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/verdicts_page/page.py" />
   <source>Run the checks, or label pairs.</source>
   <translation>Bitte die Prüfungen ausführen oder Paare bewerten.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/verdicts_page/page.py" />
   <source>Label pairs, or attach checks.</source>
   <translation>Bitte Paare bewerten oder Prüfungen anhängen.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/verdicts_page/page.py" />
   <source>Working it out …</source>
   <translation>Wird berechnet …</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/verdicts_page/page.py" />
   <source>Checking responses …</source>
   <translation>Antworten werden geprüft …</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/verdicts_page/page.py" />
   <source>{responses}, {n} new lines.</source>
   <translation>{responses}, neue Zeilen: {n}.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/verdicts_page/page.py" />
   <source>Verdicts of</source>
   <translation>Urteile von</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/verdicts_page/page.py" />
   <source>{responses}, nothing new.</source>
   <translation>{responses}, nichts Neues.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/verdicts_page/rows.py" />
   <source>{name}, person</source>
   <translation>{name}, Person</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/verdicts_page/rows.py" />
   <source>{name}, judge</source>
   <translation>{name}, Richter</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/verdicts_page/rows.py" />
   <source>{name}, check</source>
   <translation>{name}, Prüfung</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/verdicts_page/rows.py" />
   <source>{name}, reference</source>
   <translation>{name}, Referenz</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/verdicts_page/rows.py" />
   <source>Without a category</source>
   <translation>Ohne Kategorie</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/verdicts_page/rows.py" />
   <source>Without a model</source>
   <translation>Ohne Modell</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/verdicts_page/rows.py" />
   <source>Tag</source>
   <translation>Merkmal</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/verdicts_page/rows.py" />
   <source>Model</source>
   <translation>Modell</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/verdicts_page/rows.py" />
   <source>No interval: {why}.</source>
   <translation>Kein Intervall: {why}.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/verdicts_page/rows.py" />
   <source>People together</source>
   <translation>Personen zusammen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/verdicts_page/rows.py" />
   <source>All met</source>
   <translation>Alle erfüllt</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/verdicts_page/rows.py" />
   <source>Strict</source>
   <translation>Streng</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/verdicts_page/rows.py" />
   <source>Loose</source>
   <translation>Locker</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/verdicts_page/rows.py" />
   <source>Measure</source>
   <translation>Maß</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/verdicts_page/rows.py" />
   <source>Value</source>
   <translation>Wert</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/verdicts_page/rows.py" />
   <source>n</source>
   <translation>n</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/verdicts_page/rows.py" />
   <source>After</source>
   <translation>Nach</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/verdicts_page/rows.py" />
   <source>Why there is none</source>
   <translation>Warum es keinen gibt</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/verdicts_page/rows.py" />
   <source>{name}, low</source>
   <translation>{name}, untere Grenze</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/verdicts_page/rows.py" />
   <source>{name}, high</source>
   <translation>{name}, obere Grenze</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/verdicts_page/rows.py" />
   <source>Low</source>
   <translation>Untere Grenze</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/verdicts_page/rows.py" />
   <source>High</source>
   <translation>Obere Grenze</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/verdicts_page/rows.py" />
   <source>Without a name</source>
   <translation>Ohne Namen</translation>
  </message>
  <message numerus="yes">
   <location filename="gui/nearmiss_gui/verdicts_page/rows.py" />
   <source>Unknown here: {n} constraints</source>
   <translation>
    <numerusform>Hier unbekannt: {n} Vorgabe</numerusform>
    <numerusform>Hier unbekannt: {n} Vorgaben</numerusform>
   </translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/welcome_page.py" />
   <source>Light</source>
   <translation>Hell</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/welcome_page.py" />
   <source>Dark</source>
   <translation>Dunkel</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/welcome_page.py" />
   <source>Works offline. Nothing leaves this computer unless you export it or run a hosted judge.</source>
   <translation>Arbeitet ohne Netz. Nichts verlässt diesen Rechner, außer beim Export oder mit einem gehosteten Richter.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/welcome_page.py" />
   <source>Recent</source>
   <translation>Zuletzt geöffnet</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/welcome_page.py" />
   <source>Two answers, one list of constraints. Say which is better, and why.</source>
   <translation>Zwei Antworten, eine Liste von Vorgaben. Welche ist besser, und warum?</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/welcome_page.py" />
   <source>Open the sample project</source>
   <translation>Beispielprojekt öffnen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/welcome_page.py" />
   <source>{n} pairs, labelled and ready to explore</source>
   <translation>{n} Paare, bewertet und zum Erkunden bereit</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/welcome_page.py" />
   <source>Open a work file</source>
   <translation>Arbeitsdatei öffnen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/welcome_page.py" />
   <source>If someone sent you pairs to label, .nmwork</source>
   <translation>Wenn jemand Paare zum Bewerten geschickt hat, .nmwork</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/welcome_page.py" />
   <source>If you lead one already, .nearmiss</source>
   <translation>Wenn es schon eines gibt, .nearmiss</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/welcome_page.py" />
   <source>Nothing yet. Files you open will be listed here.</source>
   <translation>Noch nichts. Geöffnete Dateien erscheinen hier.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/widgets/attributes.py" />
   <source>{least} {low}, {most} {high}</source>
   <translation>{least} {low}, {most} {high}</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/widgets/attributes.py" />
   <source>{least} low, {most} high</source>
   <translation>{least} niedrig, {most} hoch</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/widgets/attributes.py" />
   <source>not rated</source>
   <translation>nicht eingestuft</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/widgets/attributes.py" />
   <source>{value} of {most}</source>
   <translation>{value} von {most}</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/widgets/busy.py" />
   <source>At work</source>
   <translation>Arbeit läuft</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/widgets/doors.py" />
   <source>Open {file}</source>
   <translation>{file} öffnen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/widgets/drop_zone.py" />
   <source>Choose a file…</source>
   <translation>Datei wählen …</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/widgets/drop_zone.py" />
   <source>Drop JSON, CSV, Parquet or Excel here</source>
   <translation>JSON, CSV, Parquet oder Excel hier ablegen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/widgets/drop_zone.py" />
   <source>to start a new project; files that belong together, together</source>
   <translation>für ein neues Projekt; zusammengehörige Dateien gemeinsam</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/widgets/drop_zone.py" />
   <source>Drop JSON, CSV, Parquet or Excel files here to start a new project from them</source>
   <translation>JSON-, CSV-, Parquet- oder Excel-Dateien hier ablegen, um daraus ein neues Projekt zu beginnen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/widgets/drop_zone.py" />
   <source>Only files of data can be dropped here: JSON, CSV, TSV, Parquet, Excel</source>
   <translation>Hier lassen sich nur Datendateien ablegen: JSON, CSV, TSV, Parquet, Excel</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/widgets/drop_zone.py" />
   <source>Other column names are fine; you match them in the next step.</source>
   <translation>Andere Spaltennamen sind möglich; sie werden im nächsten Schritt zugeordnet.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/widgets/drop_zone.py" />
   <source>Needs</source>
   <translation>Nötig:</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/widgets/drop_zone.py" />
   <source>and optionally</source>
   <translation>und wahlweise</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/widgets/drop_zone.py" />
   <source>Two responses side by side, one of which misses a constraint</source>
   <translation>Zwei Antworten nebeneinander, eine verfehlt eine Vorgabe</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/widgets/figures.py" />
   <source>No figure</source>
   <translation>Keine Zahl</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/widgets/figures.py" />
   <source>{value}, interval {low} to {high}</source>
   <translation>{value}, Intervall {low} bis {high}</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/widgets/figures.py" />
   <source>{value}, mark at {mark}</source>
   <translation>{value}, Marke bei {mark}</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/widgets/marks.py" />
   <source>Key {key}</source>
   <translation>Taste {key}</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/widgets/messages.py" />
   <source>Hint</source>
   <translation>Hinweis</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/widgets/messages.py" />
   <source>Warning</source>
   <translation>Warnung</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/widgets/messages.py" />
   <source>Error</source>
   <translation>Fehler</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/widgets/messages.py" />
   <source>Done</source>
   <translation>Erledigt</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/widgets/preference.py" />
   <source>Overall preference</source>
   <translation>Präferenz insgesamt</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/widgets/progress.py" />
   <source>Characters written</source>
   <translation>Geschriebene Zeichen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/widgets/progress.py" />
   <source>Progress</source>
   <translation>Fortschritt</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/widgets/rail.py" />
   <source>{page}, {n} waiting</source>
   <translation>{page}, {n} warten</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/widgets/save_state.py" />
   <source>Saved on this computer</source>
   <translation>Auf diesem Rechner gespeichert</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/widgets/save_state.py" />
   <source>Saving</source>
   <translation>Wird gespeichert</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/widgets/save_state.py" />
   <source>Not saved</source>
   <translation>Nicht gespeichert</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/widgets/save_state.py" />
   <source>Not saved. {why}</source>
   <translation>Nicht gespeichert. {why}</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/widgets/verdicts.py" />
   <source>undecided</source>
   <translation>offen</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/widgets/verdicts.py" />
   <source>not applicable</source>
   <translation>entfällt</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/widgets/verdicts.py" />
   <source>M met, X missed, U unclear, N not applicable</source>
   <translation>M erfüllt, X verfehlt, U unklar, N entfällt</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/window.py" />
   <source>Something went wrong in the program ({kind}). What was saved is safe.</source>
   <translation>Im Programm ging etwas schief ({kind}). Gespeichertes ist sicher.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/window.py" />
   <source>Your settings could not be stored ({why}). They hold until you close the window.</source>
   <translation>Die Einstellungen ließen sich nicht speichern ({why}). Sie gelten, bis das Fenster schließt.</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/windows.py" />
   <source>Projects (*.nearmiss);;Labels kept aside (*.nmkept)</source>
   <translation>Projekte (*.nearmiss);;Beiseitegelegte Bewertungen (*.nmkept)</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/windows.py" />
   <source>Projects (*.nearmiss)</source>
   <translation>Projekte (*.nearmiss)</translation>
  </message>
  <message>
   <location filename="gui/nearmiss_gui/windows.py" />
   <source>Data (*.jsonl *.json *.ndjson *.csv *.tsv *.tab *.txt *.gz *.parquet *.xlsx *.xlsm);;All files (*)</source>
   <translation>Daten (*.jsonl *.json *.ndjson *.csv *.tsv *.tab *.txt *.gz *.parquet *.xlsx *.xlsm);;Alle Dateien (*)</translation>
  </message>
 </context>
</TS>
