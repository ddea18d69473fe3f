/** What the calendar of anniversaries is called, and what keeps its entries' ids apart from others'. */
export const CALENDAR = { name: 'Anniversaries', namespace: 'rapport' } as const;
