import { isBuiltin } from 'node:module';
import { posix } from 'node:path';
import { parseSync, Visitor } from 'vite';

/** A source file by its path from the root of the repository. */
export interface SourceFile {
  readonly path: string;
  readonly source: string;
}

/** What the files of one folder (or one single file) may import, besides each other. */
export interface ImportRule {
  /** Folders of the repository; with `type ` in front, only by `import type` and `export type`. */
  readonly folders: readonly string[];
  /** Names of packages; `node:*` stands for all of Node's own modules. */
  readonly packages: readonly string[];
  /** Style sheets besides those of the own folder: also those of packages, or any. */
  readonly css?: 'packages' | 'any';
}

interface Import {
  /** What is imported, as written; null when it is computed. */
  readonly specifier: string | null;
  readonly typeOnly: boolean;
}

function programOf({ path, source }: SourceFile) {
  const { program, errors } = parseSync(path, source);
  if (errors[0]) throw new Error(`[architecture] ${path} cannot be read: ${errors[0].message}`);
  return program;
}

const textOf = (node: { readonly type: string; readonly value?: unknown }): string | null =>
  node.type === 'Literal' && typeof node.value === 'string' ? node.value : null;

/** Every import of a file: static, re-exported, dynamic, inside a type, and by `new URL(…, import.meta.url)`. */
function importsOf(file: SourceFile): Import[] {
  const imports: Import[] = [];
  const visitor = new Visitor({
    ImportDeclaration: (node) =>
      void imports.push({ specifier: node.source.value, typeOnly: node.importKind === 'type' }),
    ExportNamedDeclaration: (node) =>
      node.source && void imports.push({ specifier: node.source.value, typeOnly: node.exportKind === 'type' }),
    ExportAllDeclaration: (node) =>
      void imports.push({ specifier: node.source.value, typeOnly: node.exportKind === 'type' }),
    ImportExpression: (node) => void imports.push({ specifier: textOf(node.source), typeOnly: false }),
    TSImportType: (node) => void imports.push({ specifier: textOf(node.source), typeOnly: true }),
    NewExpression: (node) => {
      const [target, base] = node.arguments;
      const isModuleUrl = base?.type === 'MemberExpression' && base.object.type === 'MetaProperty';
      if (target && isModuleUrl) imports.push({ specifier: textOf(target), typeOnly: false });
    },
  });
  visitor.visit(programOf(file));
  return imports;
}

/** The folder (or single file) of the table that a path belongs to. */
const areaOf = (path: string, areas: readonly string[]): string | undefined =>
  areas.find((area) => path === area || path.startsWith(`${area}/`));

const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

function isAllowed(file: SourceFile, { specifier, typeOnly }: Import, rules: Readonly<Record<string, ImportRule>>) {
  const areas = Object.keys(rules);
  const area = areaOf(file.path, areas);
  const rule = area === undefined ? undefined : rules[area];
  if (!rule || specifier === null) return false;
  const [target = ''] = specifier.split('?');
  const isCss = target.endsWith('.css');
  if (target.startsWith('.')) {
    const path = posix.join(posix.dirname(file.path), target);
    const to = areaOf(path, areas);
    if (isCss) return rule.css === 'any' || to === area;
    if (to === undefined) return false;
    return to === area || rule.folders.includes(to) || (typeOnly && rule.folders.includes(`type ${to}`));
  }
  if (isCss) return rule.css !== undefined;
  return rule.packages.includes(packageOf(target)) || (isBuiltin(target) && rule.packages.includes('node:*'));
}

/** The imports that the table does not allow, as `path: specifier`. A file that no rule covers may import nothing. */
export function forbiddenImports(files: readonly SourceFile[], rules: Readonly<Record<string, ImportRule>>): string[] {
  return files.flatMap((file) =>
    importsOf(file)
      .filter((imported) => !isAllowed(file, imported, rules))
      .map(({ specifier }) => `${file.path}: ${specifier ?? 'computed'}`),
  );
}

/** Uses of a clock or of randomness, as `path: what`. Names in strings and comments do not count. */
export function impureUses(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => {
    const found: string[] = [];
    const visitor = new Visitor({
      Identifier: (node) => {
        if (node.name === 'Date') found.push('Date');
      },
      MemberExpression: (node) => {
        if (node.object.type !== 'Identifier') return;
        const property = node.property.type === 'Identifier' ? node.property.name : textOf(node.property);
        const use = `${node.object.name}.${property}`;
        if (['Math.random', 'performance.now', 'crypto.randomUUID', 'crypto.getRandomValues'].includes(use))
          found.push(use);
      },
    });
    visitor.visit(programOf(file));
    return found.map((use) => `${file.path}: ${use}`);
  });
}
