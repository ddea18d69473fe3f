import { z } from 'zod';

const environment = z.object({
  KNOWLEDGE_DIR: z.string().min(1, 'is empty: give a folder, such as knowledge').default('knowledge'),
});

/** What the environment settles, checked. */
export interface Config {
  /** The knowledge folder, relative to the working directory or absolute. */
  readonly knowledgeDir: string;
}

/** The configuration is wrong; the message names each variable. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** The names that `loadConfig` reads, for the comparison with `.env.example`. */
export const VARIABLES: readonly string[] = Object.keys(environment.shape);

/** Reads the environment once; throws a ConfigError that names every wrong variable. */
export function loadConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const parsed = environment.safeParse(env);
  if (!parsed.success) {
    throw new ConfigError(
      parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('\n'),
    );
  }
  return { knowledgeDir: parsed.data.KNOWLEDGE_DIR };
}
