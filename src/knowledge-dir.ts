/** Without a variable: the folder of this repository. */
const DEFAULT = 'knowledge';

/**
 * The knowledge folder alone, for the terminal's short commands: where nothing is set there is nothing to check, and
 * what checks an environment takes longer to load than a question takes to answer. Throws a ConfigError.
 */
export async function loadKnowledgeDir(env: NodeJS.ProcessEnv = process.env): Promise<string> {
  if (env.KNOWLEDGE_DIR === undefined) return DEFAULT;
  const { loadConfig } = await import('./config.ts');
  return loadConfig(env).knowledgeDir;
}
