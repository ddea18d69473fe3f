// Plain JavaScript, loaded before anything else: an older Node cannot even read the TypeScript behind it.
import module from 'node:module';

const REQUIRED = 24;

if (Number.parseInt(process.versions.node, 10) < REQUIRED) {
  process.stderr.write(
    `Rapport needs Node ${REQUIRED} or newer and this is Node ${process.versions.node}: run it through npm ` +
      '(`npm install`, then `npm run ask` and the like), which brings the right Node with it.\n',
  );
  process.exit(78);
}

// Compiled code is kept between starts, where this Node can: a question in the terminal is answered a third sooner.
module.enableCompileCache?.();
