/**
 * Words that frame a question more than they name its subject, by stem: how much less likely than the average
 * word of a question such a word is to stand in the passage that answers it (smoothed; 1 for all others).
 * Counted on public English question sets, but for `went`, `hear` and `heard`, which go with `go`; it cost nothing on the
 * sets it was not counted on.
 */
export const FRAME_WEIGHTS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    '0.25': 'come',
    '0.26': 'sang',
    '0.3': 'kind',
    '0.31': 'movi',
    '0.33': 'happen',
    '0.34': 'date long',
    '0.38': 'get hear heard',
    '0.39': 'sing',
    '0.46': 'percentag',
    '0.47': 'wrote',
    '0.49': 'start',
    '0.5': 'name',
    '0.57': 'go went',
    '0.58': 'given idea place purpos',
    '0.59': 'begin conclus make',
    '0.6': 'describ done els locat made play reason regard said',
    '0.61': 'occur relationship stop',
    '0.62': 'find function',
    '0.63': 'action characterist finish take',
    '0.64': 'advantag give person spanish type',
    '0.65': 'way',
    '0.66': 'bibl',
    '0.67': 'exampl',
    '0.68': 'last year',
    '0.69': 'due element well',
    '0.7': 'creat main part percent taken usa',
    '0.71': '3 consid control mom',
    '0.72': 'compani money past took two',
    '0.73': 'die explain put role say',
    '0.74': 'affect charg far length',
    '0.75': 'built got ingredi win',
    '0.76': 'benefit discov know now',
    '0.77': 'across allow becom believ call definit goe peopl piec',
    '0.78': 'aris differ map number per term',
    '0.79': 'anoth author covid defin effect end follow human involv mean prevent stand thing',
    '0.8': 'condit contain form help invent requir write',
    '0.81': '6 approxim debut potenti',
    '0.82': 'bodi came origin sell shown size',
    '0.83': 'day exist like method tv',
    '0.84': '19 appear began caus deliv gave good individu known live look obtain phrase replac',
    '0.85': 'epidem found want',
    '0.86':
      'abl bad buy chang determin europ industri lose mention oper primarili rang rank still turn typic uk us',
    '0.87': 'back compar held influenc',
    '0.88':
      '4 amount away cast charact enter establish five flow genet led mr possibl receiv reduc scientif select success transmit',
    '0.89': 'build common measur modern need old one primari repres written',
    '0.9': 'around consist earli ill join',
  }).flatMap(([weight, stems]) => stems.split(' ').map((stem): [string, number] => [stem, Number(weight)])),
);
