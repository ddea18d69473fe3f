/** Servers may tell by it who asks. */
export const USER_AGENT =
  'Rapport/0.1 (a bot that quotes its sources; reads or checks single pages for its keeper)';
