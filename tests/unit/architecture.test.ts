import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { forbiddenImports, type ImportRule, impureUses, type SourceFile } from './imports.ts';

const MODEL = ['machines', 'src/model'];
const RUNS = [...MODEL, 'src/simulation'];
const VIEWS = [...RUNS, 'src/layout', 'src/views'];
const FILES = [...VIEWS, 'src/claims', 'src/export', 'src/import'];

/**
 * Who may import whom: machines ← model ← catalogue ← simulation ← layout, views, claims ← export, import ← state ←
 * diagram or panels ← app. The direction is one way, and `diagram` and `panels` never import each other. Whatever works
 * on any model gets it as an argument, so that only a few folders know the built-in one, which is in the catalogue.
 */
const RULES: Readonly<Record<string, ImportRule>> = {
  machines: { folders: [], packages: ['xstate'] },
  'src/model': { folders: ['machines'], packages: [] },
  'src/catalogue': { folders: ['type machines', 'type src/model'], packages: [] },
  'src/simulation': { folders: MODEL, packages: ['xstate'] },
  'src/layout': { folders: MODEL, packages: [] },
  'src/views': { folders: [...RUNS, 'src/layout'], packages: [] },
  // The claims are about ZenML Pro: their words, and those of the chooser, are in the catalogue.
  'src/claims': { folders: [...RUNS, 'src/catalogue'], packages: [] },
  'src/export': { folders: [...VIEWS, 'src/claims', 'src/catalogue'], packages: [] },
  'src/import': { folders: [...VIEWS, 'src/claims'], packages: ['valibot'] },
  'src/conformance': { folders: [...FILES, 'src/catalogue'], packages: ['valibot'] },
  'src/jsx': { folders: [], packages: ['react'] },
  'src/state': {
    folders: [...FILES, 'src/catalogue'],
    packages: ['react', 'xstate', '@xstate/react', 'fflate'],
  },
  'src/diagram': {
    folders: [...VIEWS, 'src/state'],
    packages: ['react', 'lucide-react', '@xyflow/react'],
    css: 'packages',
  },
  'src/panels': {
    folders: [...FILES, 'src/catalogue', 'src/state'],
    packages: ['react', 'lucide-react', '@tanstack/react-virtual'],
  },
  'src/app': {
    folders: [...FILES, 'src/catalogue', 'src/state', 'src/diagram', 'src/panels'],
    packages: ['react', 'react-dom', 'lucide-react', '@fontsource-variable/inter'],
    css: 'packages',
  },
  'src/cli': { folders: [...FILES, 'src/catalogue', 'src/conformance'], packages: ['node:*'] },
  // A page for the eye and for tests, of parts without the app.
  'src/fixtures': {
    folders: [...VIEWS, 'src/state', 'src/diagram', 'src/panels'],
    packages: ['react', 'react-dom', 'xstate'],
    css: 'any',
  },
  'src/main.tsx': { folders: ['src/app'], packages: ['react', 'react-dom'], css: 'any' },
};

const PURE = ['src/catalogue', ...FILES];

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** All TypeScript files below a folder of the repository. */
function filesIn(folder: string): SourceFile[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => ({ path, source: readFileSync(join(ROOT, path), 'utf8') }));
}

const files = ['machines', 'src'].flatMap(filesIn);
const isPure = ({ path }: SourceFile): boolean => PURE.some((folder) => path.startsWith(`${folder}/`));

describe('the folders', () => {
  it('import only what the table allows', () => {
    expect(forbiddenImports(files, RULES)).toEqual([]);
  });

  it('use neither a clock nor randomness where the model is', () => {
    expect(impureUses(files.filter(isPure))).toEqual([]);
  });

  it('are looked at, file by file', () => {
    const paths = files.map(({ path }) => path);
    expect(paths).toEqual(
      expect.arrayContaining([
        'machines/player.machine.ts',
        'src/model/crossing.ts',
        'src/views/lanes.ts',
        'src/catalogue/exchanges/registry-token.ts',
        'src/simulation/simulate.ts',
        'src/cli/trace.ts',
      ]),
    );
  });
});

describe('forbiddenImports', () => {
  it.each([
    ['machines/model.ts', "import type { ExchangeSpec } from '../src/model/types.ts';"],
    ['src/model/crossing.ts', "import { ZENML_PRO } from '../catalogue/index.ts';"],
    ['src/model/crossing.ts', "import type { Run } from '../simulation/run.ts';"],
    ['machines/player.machine.ts', "import { useState } from 'react';"],
    ['machines/player.machine.ts', "import { createActorContext } from '@xstate/react';"],
    ['src/catalogue/phases.ts', "import { PHASE_IDS } from '../../machines/model.ts';"],
    ['src/catalogue/phases.ts', "import { type PhaseId } from '../../machines/model.ts';"],
    ['src/catalogue/phases.ts', "export * from '../../machines/model.ts';"],
    ['src/catalogue/exchanges/registry-token.ts', "import type { Trace } from '../../simulation/trace.ts';"],
    ['src/catalogue/zenml-pro.ts', "import { zoneSpec } from '../model/model.ts';"],
    ['src/simulation/simulate.ts', "import { ZENML_PRO } from '../catalogue/index.ts';"],
    ['src/simulation/simulate.ts', "import type { StepStatus } from '../views/step-status.ts';"],
    ['src/simulation/trace.ts', "export type { Exporter } from '../export/index.ts';"],
    ['src/simulation/simulate.ts', "import { readFileSync } from 'node:fs';"],
    ['src/claims/ledger.ts', "export { toJson } from '../export/json.ts';"],
    ['src/claims/ledger.ts', "import { setup } from 'xstate';"],
    ['src/layout/layout.ts', "import type { Trace } from '../simulation/trace.ts';"],
    ['src/layout/zones.ts', "import { ZONES } from '../catalogue/scenarios.ts';"],
    ['src/views/lanes.ts', "import { ZENML_PRO } from '../catalogue/index.ts';"],
    ['src/views/words.ts', "import { ledgerOf } from '../claims/ledger.ts';"],
    ['src/claims/ledger.ts', "import { routeWords } from '../views/words.ts';"],
    ['src/import/index.ts', "import { ZENML_PRO } from '../catalogue/index.ts';"],
    ['src/diagram/graph.ts', "import { ZENML_PRO } from '../catalogue/index.ts';"],
    ['src/diagram/graph.ts', "import { ledgerOf } from '../claims/ledger.ts';"],
    ['src/layout/layout.ts', "import { Position } from '@xyflow/react';"],
    ['src/export/stage-svg.ts', "import { graphOf } from '../diagram/graph.ts';"],
    ['src/export/json.ts', "const session = await import('../state/session.tsx');"],
    ['src/export/json.ts', "let trace: import('../panels/Caption.tsx').Caption;"],
    ['src/state/session.tsx', "import { ReactFlow } from '@xyflow/react';"],
    ['src/state/session.tsx', "import '@xyflow/react/dist/base.css';"],
    ['src/state/session.tsx', "new Worker(new URL('../panels/worker.ts', import.meta.url));"],
    ['src/diagram/Diagram.tsx', "import { Caption } from '../panels/Caption.tsx';"],
    ['src/diagram/Diagram.tsx', "import { useSelector } from '@xstate/react';"],
    ['src/diagram/Diagram.tsx', "import '../app/app.css';"],
    ['src/panels/Caption.tsx', "import {\n  layout,\n} from '../diagram/layout.ts';"],
    ['src/panels/Caption.tsx', "import '@fontsource-variable/inter/index.css';"],
    ['src/panels/Caption.tsx', "import { render } from 'react-dom/client';"],
    ['src/panels/Caption.tsx', "import '../state/theme.css';"],
    ['src/app/App.tsx', "import { ReactFlow } from '@xyflow/react';"],
    ['src/jsx/jsx-runtime.ts', "import { Crash } from '../app/ErrorBoundary.tsx';"],
    ['src/cli/trace.ts', "import { build } from 'vite';"],
    ['src/main.tsx', "import { Session } from './state/session.tsx';"],
    ['src/other/thing.ts', "import type { PhaseId } from '../../machines/model.ts';"],
    ['src/simulation/simulate.ts', "import type { Config } from '../../vite.config.ts';"],
  ])('finds, in %s: %j', (path, source) => {
    const specifier = source.match(/'([^']+)'/)?.[1];
    expect(forbiddenImports([{ path, source }], RULES)).toEqual([`${path}: ${specifier}`]);
  });

  it('finds a computed import, which it cannot follow', () => {
    expect(forbiddenImports([{ path: 'src/app/App.tsx', source: 'await import(name);' }], RULES)).toEqual([
      'src/app/App.tsx: computed',
    ]);
  });

  it.each([
    ['machines/player.machine.ts', "import { setup } from 'xstate';"],
    ['machines/player.machine.ts', "import type { Fault } from './model.ts';"],
    ['src/catalogue/exchanges/registry-token.ts', "import type { PhaseId } from '../../../machines/model.ts';"],
    ['src/catalogue/exchanges/registry-token.ts', "import { PHASES } from '../phases.ts';"],
    ['src/export/json.ts', "export { crossingIn } from '../simulation/describe.ts';"],
    ['src/export/stage-svg.ts', "import { BOXES } from '../layout/layout.ts';"],
    ['src/diagram/graph.ts', "import { BOXES } from '../layout/layout.ts';"],
    ['src/model/crossing.ts', "import type { ZoneId } from '../../machines/model.ts';"],
    ['src/catalogue/zenml-pro.ts', "import type { Model } from '../model/model.ts';"],
    ['src/layout/zones.ts', "import { zoneOf } from '../model/crossing.ts';"],
    ['src/views/lanes.ts', "import { zoneIn } from '../simulation/describe.ts';"],
    ['src/views/words.ts', "import { STAGE } from '../layout/layout.ts';"],
    ['src/claims/check.ts', "import { CLAIMS } from '../catalogue/claims.ts';"],
    ['src/panels/Caption.tsx', "import { useState } from 'react';\nimport './caption.css';"],
    ['src/diagram/Diagram.tsx', "import '@xyflow/react/dist/base.css';\nimport './parts/edge.css';"],
    ['src/app/App.tsx', "const { Ledger } = await import('../panels/Ledger.tsx');"],
    ['src/app/App.tsx', "import '@fontsource-variable/inter';\nexport const app = <main>import 'x'</main>;"],
    ['src/cli/trace.ts', "import { parseArgs } from 'node:util';"],
    ['src/jsx/jsx-runtime.ts', "import { jsx } from 'react/jsx-runtime';"],
    ['src/main.tsx', "import { createRoot } from 'react-dom/client';\nimport './app/app.css';"],
    ['machines/model.ts', "// import 'react';\nexport const text = \"import 'react'\";"],
  ])('allows, in %s: %j', (path, source) => {
    expect(forbiddenImports([{ path, source }], RULES)).toEqual([]);
  });
});

describe('impureUses', () => {
  it.each([
    ['const at = Date.now();', 'Date'],
    ['const at = new Date(0);', 'Date'],
    ['const share = Math.random();', 'Math.random'],
    ["const share = Math['random']();", 'Math.random'],
    ['const { now } = { now: () => performance.now() };', 'performance.now'],
  ])('finds %s', (source, use) => {
    expect(impureUses([{ path: 'src/simulation/simulate.ts', source }])).toEqual([
      `src/simulation/simulate.ts: ${use}`,
    ]);
  });

  it('does not mind words in comments and strings, or other members of Math', () => {
    const source = "// Date.now()\nexport const label = 'Date, Math.random()'; export const most = Math.max(1, 2);";
    expect(impureUses([{ path: 'src/simulation/simulate.ts', source }])).toEqual([]);
  });
});
