"""Words that any rewording may bring along: they say how, not what."""

from coach.language.words import stem

_VERBS = """
accept act add affect agree aim allow apply arrange ask avoid base begin begun belong bother break
bring brought build built call care carry catch cause change check choose chose come concern
consider contain continue could count cover create cut deal decide depend describe do draw drawn
drive end enjoy ensure expect explain face fall feel felt fill find fit fix focus follow form
found gain gather gave get give given go got grow guide handle happen hear held help hold imagine
include intend invite involve join keep kept know land last lasted lead lean leave led left let
lie like list listen live look lose lost made make mark matter mean meant meet mention move name
need note notice offer open own pass pay attention pick place plan play point prefer prepare
prevent produce provide put raise reach read realise receive recognise refer remain remember
remove replace rest return rely run save say see seek seem send serve set settle share show sit
sketch skip speak spend spot stand start state stay step stick stop suggest suit support sure take
talk tell tend think treat try turn understand use value view wait walk want watch weigh work
write borrow prove proved proven met remained
"""
_NOUNS = """
amount anybody anyone answer approach area aspect basis beginning bit case chance choice condition
detail difference direction element end everybody everyone example fact form half hand idea issue
item kind level line list lot manner matter means middle moment nature number occasion one option
order other others pair part people person place point position possibility problem purpose
question range reason respect result role round side sign situation something somebody someone
sort spot stage start step strength subject sense term thing time topic turn type version view way
weakness whole word rest advice benefit effect
"""
_ADVERBS = """
about above across actually again ahead almost alone along already also although always among
apart around aside away back barely basically better beyond both broadly certainly clearly closely
commonly completely constantly currently deliberately directly early earlier easily effectively
else entirely equally especially essentially even eventually ever exactly expressly fairly far
fast first firmly fortunately freely frequently fully further generally gladly gradually hardly
however ideally immediately indeed instead just largely last late later least less likely longer
mainly mostly much naturally near nearly necessarily never next normally notably now occasionally
often once only openly otherwise partly perhaps possibly primarily probably properly quickly
quietly quite rarely rather readily really recently regularly roughly sadly seldom simply slightly
slowly somehow sometimes soon specifically steadily still straight strongly suddenly therefore
together too truly twice typically usually very well whatever whenever wherever whether widely yet
whereas
"""
_ADJECTIVES = """
able aware available bad best big certain clear close common complete considerable core current
different difficult direct due easy effective entire equal essential exact extra familiar few
final fine former free fresh full general genuine given good great happy hard helpful high huge
ideal important individual initial interesting key large latter likely little long low main major
many minor mixed much natural necessary new nice normal obvious odd ordinary original overall own
particular plain pleasant possible powerful practical precise present previous proper quick rare
ready real regular related relevant right same separate serious several short significant similar
simple single small solid special specific straightforward strong such suitable sure typical
unable usual useful valuable various vital weak whole wide willing wonderful worse worst worth
wrong young
"""
LIGHT_STEMS = frozenset(
    stem(word) for words in (_VERBS, _NOUNS, _ADVERBS, _ADJECTIVES) for word in words.split()
)
"""Stems, as `Term.stem` has them."""
