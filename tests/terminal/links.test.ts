import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { articleFile, createFolder } from '../folder.ts';
import { serve } from '../web/local-server.ts';
import { run } from './terminal-run.ts';

/** Knowledge whose facts have these addresses as sources. */
async function createKnowledge(addresses: readonly string[]) {
  const facts = addresses.map(
    (url, i) =>
      `- id: fact-${i}\n  fact: Text ${i}.\n  sources: [{ title: T, publisher: P, url: "${url}" }]\n`,
  );
  const folder = await createFolder({
    'articles/a.md': articleFile('a', 'One.'),
    'facts.yaml': facts.join(''),
  });
  const results = path.join(folder, 'links.json');
  return {
    results,
    look: (...flags: string[]) =>
      run(['links', '--knowledge', folder, '--results', results, ...flags], { mayConnect: () => true }),
  };
}

/** Each page of a server of its own, for pages of one server are a pause apart. */
async function createWeb(asked: string[] = []) {
  const serveAs = (status: number, headers = {}) =>
    serve((request, response) => {
      asked.push(`${request.method} ${status}`);
      response.writeHead(request.url === '/new' ? 200 : status, headers).end();
    });
  const [fine, gone, moved, closed] = [
    await serveAs(200),
    await serveAs(404),
    await serveAs(301, { location: '/new' }),
    await serveAs(403),
  ];
  return [`${fine}/a`, `${gone}/a`, `${moved}/a`, `${closed}/a`] as const;
}

test('dead, moved and closed pages are told with what they back, and a dead one is exit code 1', async () => {
  const [fine, gone, moved, closed] = await createWeb();
  const { look } = await createKnowledge([fine, gone, moved, closed, gone]);
  const { code, stdout } = await look();
  expect(stdout).toBe(
    [
      `Dead: find another source, or the page in an archive\n  ${gone}\n    answers 404\n    fact-1, fact-4`,
      `Moved for good: write the new address\n  ${moved}\n    ${moved.replace('/a', '/new')}\n    fact-2`,
      `Closed to programs: look with a browser\n  ${closed}\n    answers 403\n    fact-3`,
      '4 addresses: 1 fine, 0 trouble, 1 blocked, 0 redirected, 1 moved, 1 dead; 4 looked at now\n',
    ].join('\n\n'),
  );
  expect(code).toBe(1);
});

test('results are kept: within a week nothing is asked again but with --all, and --json tells them to programs', async () => {
  const asked: string[] = [];
  const [fine, , moved] = await createWeb(asked);
  const { look, results } = await createKnowledge([fine, moved]);
  expect((await look()).code).toBe(0);
  const first = asked.length;
  const again = await look('--json');
  expect(asked).toHaveLength(first);
  expect(JSON.parse(again.stdout)).toEqual({
    checked: 0,
    left: 0,
    links: [
      {
        address: fine,
        state: 'fine',
        reason: 'answers 200',
        location: null,
        checked: '2026-11-24',
        usedBy: ['fact-0'],
      },
      {
        address: moved,
        state: 'moved',
        reason: 'has moved for good',
        location: moved.replace('/a', '/new'),
        checked: '2026-11-24',
        usedBy: ['fact-1'],
      },
    ],
  });
  await look('--all');
  expect(asked).toHaveLength(2 * first);
  const kept = (await readFile(results, 'utf8')).replaceAll('2026-11-24', '2026-11-17');
  await writeFile(results, kept);
  await look();
  expect(asked).toHaveLength(3 * first);
});

test('a file of results that is none is told with what to do, and left alone', async () => {
  const { look, results } = await createKnowledge(['https://example.org/']);
  for (const text of ['not JSON', '{"https://a.example/": {"state": "lost"}}']) {
    await writeFile(results, text);
    const { code, stderr } = await look();
    expect([code, stderr]).toEqual([
      1,
      expect.stringMatching(`^${results}: not the results .* delete it to begin anew\n$`),
    ]);
    expect(await readFile(results, 'utf8')).toBe(text);
  }
});

test('where no name is found at all, the machine is off the network and no page is called dead', async () => {
  const { look } = await createKnowledge(['http://nobody.invalid/a', 'http://no-one.invalid/a']);
  const { code, stdout } = await look();
  expect([code, stdout]).toEqual([0, expect.stringContaining('2 addresses: 0 fine, 2 trouble')]);
});
