import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // Most of what takes long waits for processes and sockets: by its default Vitest leaves one of two cores idle.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // A machine that is busy with other things is no fault of ours.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // CI counts from the report, people read the other one.
    reporters: ['default', ['json', { outputFile: 'node_modules/.vitest/report.json' }]],
    // A test that prints hides something that it should assert.
    onConsoleLog(log) {
      throw new Error(`a test printed: ${log}`);
    },
  },
});
