"""Words for the rules of articles: verbs that take an object, and nouns that stand without an article."""

TAKING = frozenset(
    "have has had buy bought need needs needed want wants wanted see saw get got find found eat ate read write "
    "wrote make "
    "made rent rented build built wear wears wore take took bring brought drive drives drove open opened use uses used "
    "choose chose order ordered sell sold draw drew watch watched give gave send sent 've got own owns hear heard "
    "receive received lose lost create created prefer know knows met meet cook cooked visit visited".split()
)
BARE = frozenset(
    "breakfast lunch dinner supper school work home bed church university college hospital prison town football tennis "
    "chess basketball volleyball hockey golf english russian german french time money day night course fun part place "
    "care man god heaven life love trouble advantage notice shape sense hold note effect action control lead "
    "root mother "
    "mum mom dad father granny grandma grandpa doctor nurse sir madam class court camp sea war peace power access help "
    "support pleasure interest pain hope faith reason change cause contact fire cash tv television radio text "
    "mail email "
    "homework dad daddy mummy space land nature society weather paper coffee tea beer wine fish chicken lamb "
    "cake pizza "
    "ice glass stone wood space room light sound color colour experience detail history detention practice pride stock "
    "command office charge permission sleep rest top bottom half right left north south east west morning evening "
    "afternoon midnight noon spring summer autumn winter lent turn aim guard sight step shelter priority "
    "responsibility "
    "business treatment form size chance exception offence offense custody respect ownership possession evidence "
    "pasta soup salad cheese chocolate bacon ham fruit rice honey butter sugar salt meat juice water bread everything "
    "everyone everybody nobody nothing someone something anyone anything somebody anybody none one christmas easter "
    "genius shame hell bliss torture murder magic theft treason religion science art music law medicine "
    "potluck table agreement quarter bridge copy "
    "research self use speech thought industry education truth".split()
)
