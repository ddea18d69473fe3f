import type { Config } from './environment.ts';

/** Without a variable: the folder of this repository. */
const DEFAULT_KNOWLEDGE = 'knowledge';

/** Reads the environment once; throws a ConfigError that names every wrong variable. */
export async function loadConfig(env: NodeJS.ProcessEnv = process.env): Promise<Config> {
  const { parseEnvironment } = await import('./environment.ts');
  return parseEnvironment(env);
}

/**
 * The knowledge folder alone, for the terminal's short commands: where nothing is set there is nothing to check, and
 * what checks an environment takes longer to load than a question takes to answer. Throws a ConfigError.
 */
export async function loadKnowledgeDir(env: NodeJS.ProcessEnv = process.env): Promise<string> {
  return env.KNOWLEDGE_DIR === undefined ? DEFAULT_KNOWLEDGE : (await loadConfig(env)).knowledgeDir;
}
