import { stem } from './tokens.ts';

/**
 * Words that frame a question more than they name its subject, by stem: how much less likely than the average
 * word of a question such a word is to stand in the passage that answers it (smoothed; 1 for all others).
 * Counted on public English question sets, but for `went`, `hear` and `heard`, which go with `go`; it cost nothing on the
 * sets it was not counted on. The forms of a verb were counted apart: of those that are one by now the likeliest counts,
 * for one may ask with what another answers.
 */
export const FRAME_WEIGHTS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    '0.25': 'come',
    '0.26': 'sang',
    '0.3': 'kind',
    '0.31': 'movie',
    '0.33': 'happen',
    '0.34': 'date long',
    '0.38': 'get hear heard',
    '0.39': 'sing',
    '0.46': 'percentage',
    '0.47': 'wrote',
    '0.49': 'start',
    '0.5': 'name',
    '0.57': 'go went',
    '0.58': 'given idea place purpose',
    '0.59': 'begin conclusion make',
    '0.6': 'describe done else locate made play reason regard said',
    '0.61': 'occur relationship stop',
    '0.62': 'find function',
    '0.63': 'action characteristic finish take',
    '0.64': 'advantage give person spanish type',
    '0.65': 'way',
    '0.66': 'bible',
    '0.67': 'example',
    '0.68': 'last year',
    '0.69': 'due element well',
    '0.7': 'create main part percent taken usa',
    '0.71': '3 consider control mom',
    '0.72': 'company money past took two',
    '0.73': 'die explain put role say',
    '0.74': 'affect charg far length',
    '0.75': 'built got ingredient win',
    '0.76': 'benefit discover know now',
    '0.77': 'across allow become believe call definition goes people piece',
    '0.78': 'arise differ map number per term',
    '0.79': 'another author covid define effect end follow human involve mean prevent stand thing',
    '0.8': 'condition contain form help invent require write',
    '0.81': '6 approximate debut potential',
    '0.82': 'body came origin sell shown size',
    '0.83': 'day exist like method tv',
    '0.84': '19 appear began cause deliver gave good individual known live look obtain phrase replace',
    '0.85': 'epidemic found want',
    '0.86':
      'able bad buy change determine europe industry lose mention operate primarily range rank still turn typical uk us',
    '0.87': 'back compare held influence',
    '0.88':
      '4 amount away cast character enter establish five flow genetic led mr possible receive reduce scientific select success transmit',
    '0.89': 'build common measure modern need old one primary represent written',
    '0.9': 'around consist early ill join',
  }).flatMap(([weight, words]) =>
    words.split(' ').map((word): [string, number] => [stem(word), Number(weight)]),
  ),
);
