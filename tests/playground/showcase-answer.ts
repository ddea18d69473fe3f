import { MessageFlags } from 'discord.js';

/** One page of an answer, with every component that a message takes. */
export function answerPage(page: number) {
  const text = (content: string) => ({ type: 10, content });
  const button = (style: number, label: string, own: object) => ({ type: 2, style, label, ...own });
  const urdu = 'پاکستان اور سوویت یونین کے درمیان سفارتی تعلقات **یکم مئی 1948** کو قائم ہوئے۔';
  const quotations = [
    '> Diplomatic relations between the USSR and Pakistan were established on **1 May 1948**.\n-# [Vladimir Kozin](https://example.org/kozin), *70 Years of Russian-Pakistan Ties*, 2018, paragraph 2',
    `> ${urdu}\n-# [محکمہ خارجہ](https://example.org/mofa)`,
  ];
  return {
    flags: MessageFlags.IsComponentsV2 as const,
    components: [
      {
        type: 17,
        accent_color: 0x0f6e5a,
        components: [
          text(`### When were diplomatic relations established?\nPage ${page} of 2`),
          {
            type: 9,
            components: [text(quotations[page - 1] ?? '')],
            accessory: { type: 11, media: { url: 'attachment://map.png' }, description: 'A map' },
          },
          { type: 14, divider: true, spacing: 1 },
          text(
            'Also on that day:\n- **1949**: an invitation to Moscow\n- **1966**: `Tashkent`, ~~Delhi~~ __declared__\n  - signed by two\n1. one\n2. two',
          ),
          {
            type: 12,
            items: [{ media: { url: 'attachment://map.png' }, description: 'A map of both countries' }],
          },
          {
            type: 9,
            components: [text('1 May 1948: relations established')],
            accessory: button(2, 'Open', { custom_id: 'open' }),
          },
          {
            type: 1,
            components: [
              button(2, 'Previous', { custom_id: `page:${page - 1}`, disabled: page === 1 }),
              button(1, 'Next', { custom_id: `page:${page + 1}`, disabled: page === 2 }),
              button(3, 'Right', { custom_id: 'right' }),
              button(4, 'Correct', { custom_id: 'correct' }),
              button(5, 'Source', { url: 'https://example.org/' }),
            ],
          },
          {
            type: 1,
            components: [
              {
                type: 3,
                custom_id: 'event',
                placeholder: 'Open an event',
                options: [
                  { label: 'Tashkent Declaration', value: 'tashkent', description: '10 January 1966' },
                  { label: 'Steel mill', value: 'steel' },
                ],
              },
            ],
          },
          {
            type: 1,
            components: [
              {
                type: 3,
                custom_id: 'topics',
                placeholder: 'Choose two topics',
                min_values: 2,
                max_values: 2,
                options: [
                  { label: 'Trade', value: 'trade' },
                  { label: 'Defence', value: 'defence' },
                  { label: 'Culture', value: 'culture' },
                ],
              },
            ],
          },
        ],
      },
    ],
  } as never as { flags: MessageFlags.IsComponentsV2; components: [] };
}
