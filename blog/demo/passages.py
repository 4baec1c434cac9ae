"""The running text of the demo's article, and the short quotations of its source."""

SEARCH_DESCRIPTION = (
    "44 projets associatifs sont lauréats de l’appel #TremplinAsso. Portrait de six associations qui "
    "comptent pour la médiation numérique, la mobilité ou l’expression des jeunes."
)
INTRO = (
    "Le Ministère de la Cohésion des Territoires a dévoilé les 44 projets lauréats de #TremplinAsso, un "
    "appel doté de 15 millions d’euros. Gros plan sur six des associations retenues, qui bâtissent des "
    "projets numériques ou sont connues pour leur travail de médiation."
)
OPENING = (
    "<p>C’est l’un des volets de la Mobilisation nationale pour les habitants des quartiers : un appel à "
    "manifestation d’intérêt ouvert en février dernier, dont la liste des gagnants vient de paraître. "
    "L’argent doit aider des associations à porter plus loin, dans les quartiers de la politique de la "
    "ville, ce qu’elles savent déjà faire.</p>"
)

MINISTER = "fédérer un réseau d’associations œuvrant pour la réussite républicaine des jeunes des quartiers"
MINISTERS_ROLE = (
    "Ministre auprès de la ministre de la Cohésion des territoires et des Relations avec les collectivités "
    "territoriales, chargé de la Ville et du Logement"
)
THIRD_AXIS = (
    "avec pour objectif de donner à chacun et chacune accès à ces technologies au service de la citoyenneté "
    "et du savoir partagé"
)
AMBASSADORS = "promouvoir aux côtés des bibliothèques, une pratique citoyenne des médias numériques auprès des jeunes"
TESTIMONY = (
    "dans leur volonté de témoigner, de « se » raconter, mais aussi de s’emparer de l’actualité comme de "
    "tous les sujets qui les concernent"
)

PETITS_DEBROUILLARDS = (
    "<p>Aucun autre réseau d’éducation populaire par la science n’a en France cette taille : 19 "
    "associations régionales, 58 antennes et relais, 200 permanents et 2 000 animateurs bénévoles. "
    "Ensemble, ils ont accompagné 700 000 jeunes et enfants.</p>"
    "<p>Du numérique, le mouvement a fait l’un des trois axes de son projet. Selon les régions, on y "
    "apprend à coder (il est partenaire d’Inria pour class’code), à fabriquer avec des machines numériques, "
    "à voir clair dans les objets connectés afin d’en faire bon usage. On y crée des sites, des cartes à "
    "plusieurs, des vidéos, des textes collectifs ; on y décode les réseaux sociaux et les médias.</p>"
)
EMMAUS_CONNECT = (
    "<p>Faire reculer l’exclusion numérique : l’association s’y emploie depuis 2010. Elle a commencé par "
    "rendre la connexion abordable, avec des recharges de téléphone et un accès à Internet à tarif social "
    "pour les plus démunis ; c’était le programme <b>Connexions Solidaires</b>.</p>"
    "<p>Mais les démarches administratives passent peu à peu en ligne. En 2015, Emmaüs Connect organise "
    "donc des ateliers, « caf », « emploi » ou « banque », où s’acquièrent les gestes de base et l’usage "
    "des sites et applications dont on a besoin chaque jour. Ils se tiennent dans ses points d’accueil et, "
    "quand des partenaires les financent, dans d’autres structures sociales et associatives. Aux acteurs "
    "sociaux et aux opérateurs de services publics, elle propose des outils d’évaluation, des cartographies "
    "et des formations pour mieux aider, à l’heure du 100 % en ligne.</p>"
)
LEPOLES = (
    "<p>En Île-de-France, au cœur des quartiers prioritaires, LePoleS mène de front insertion "
    "professionnelle et formation au numérique. En 2017, l’insertion par l’économique et l’éducation "
    "populaire lui ont permis d’embaucher plus de 200 demandeurs d’emploi, qui habitent pour la plupart des "
    "quartiers populaires.</p>"
    "<p>Son programme <b>Ma6TVaCoder</b> porte depuis 2016 le label Grande Ecole du Numérique. Des Écoles "
    "du web en sont nées à Villeneuve-la-Garenne, Pierrefitte-sur-Seine, Pantin, Vitry-sur-Seine, Gonesse, "
    "Chelles, Poissy et dans le 18e arrondissement de Paris. Le parcours y dure 10 mois : un emploi en "
    "chantier d’insertion, et une formation.</p>"
    "<p>En 2017 s’y ajoutent des FabLabs, premiers tiers lieux installés au milieu des quartiers populaires "
    "pour former à un métier et au numérique. Prochaine étape : des ateliers de médiation numérique pour "
    "ceux qui y vivent.</p>"
)
UNIS_CITE = (
    "<p>Depuis sa création en 1995, Unis-Cité invite les jeunes à consacrer un moment de leur vie à "
    "l’intérêt général ; le « Service Civique » donne un cadre à cet engagement depuis 2010. Les missions "
    "sont de deux ordres : de grandes causes à l’échelle du pays, ou des réponses locales aux besoins "
    "sociaux les plus pressants.</p>"
    "<p>Bien des collectivités s’appuient sur elle pour recruter et former des volontaires à la médiation "
    "numérique. Avec <b>Les Connectés</b>, ils animent des ateliers où les habitants découvrent les "
    "équipements et gagnent en autonomie. En Loire-Atlantique, ils sont 16 depuis 2018, âgés de 16 à 25 "
    "ans, à faire vivre un service public qui va d’un lieu à l’autre ouvrir l’accès aux démarches en ligne. "
    "Et avec AG2R La Mondiale, près de 200 volontaires aident les séniors à prendre pied dans le numérique, "
    "dans 20 territoires.</p>"
    "<p>Un autre programme, <b>Ambassadeur des Médias et de l’Information</b>, va vers les jeunes avec les "
    "bibliothèques.</p>"
)
WIMOOV = (
    "<p>Voiture &amp; co, son premier nom, disait son premier métier : le covoiturage. Pas à pas, Wimoov a "
    "élargi la question à deux grands enjeux : que se déplacer chaque jour soit à la portée de tous, et que "
    "chacun y parvienne seul, de façon durable.</p>"
    "<p>Ses plateformes de mobilité s’installent près des personnes fragiles, en ville, dans le périurbain "
    "et à la campagne. Plus de 11 000 personnes y sont accompagnées chaque année : en insertion "
    "professionnelle, en situation de handicap, ou séniors.</p>"
)
ZEP = (
    "<p>La ZEP est un média en ligne né en 2013 ; des journalistes professionnels y épaulent les jeunes. "
    "Conférences de rédaction et ateliers d’écriture se montent avec des associations d’éducation "
    "populaire, des établissements scolaires, des associations étudiantes, des Missions locales et d’autres "
    "lieux où vont les jeunes.</p>"
    "<p>Les auteurs, de 15 à 25 ans pour la plupart, viennent de partout et de tous les milieux. Leurs "
    "récits, écrits, dessinés, photographiés ou filmés, composent un portrait neuf, varié et vivant des "
    "jeunesses du pays. France Inter et le quotidien Libération en sont partenaires.</p>"
)
