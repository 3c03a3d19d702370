import fc from 'fast-check';
import { type ElementType, Fragment, type Key, type ReactNode, Suspense } from 'react';
import * as react from 'react/jsx-runtime';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { jsxDEV } from '../../../src/jsx/jsx-dev-runtime.ts';
import { jsx, jsxs } from '../../../src/jsx/jsx-runtime.ts';
import { readXml } from '../export/svg-reader.ts';
import { rounds } from '../rounds.ts';
import { Sample } from './sample.tsx';

interface Props {
  readonly [name: string]: unknown;
  readonly children?: ReactNode;
}

/** Makes an element as the compiler would write it with these children. */
type Make = (type: ElementType, props: Props, children: readonly ReactNode[], key?: Key) => ReactNode;

const compiledTo =
  (one: typeof jsx, many: typeof jsxs): Make =>
  (type, props, children, key) =>
    children.length > 1 ? many(type, { ...props, children }, key) : one(type, { ...props, children: children[0] }, key);

const own = compiledTo(jsx, jsxs);
const plain = compiledTo(react.jsx, react.jsxs);
const dev: Make = (type, props, children, key) =>
  jsxDEV(type, { ...props, children: children.length > 1 ? children : children[0] }, key, children.length > 1);

const p = (...children: readonly ReactNode[]): ReactNode => own('p', {}, children);
const b = (text: string, key?: Key): ReactNode => own('b', {}, [text], key);
const markup = (node: ReactNode): string => renderToStaticMarkup(node);

// React complains about missing keys on the console.
beforeEach(() => {
  vi.spyOn(console, 'error');
});
afterEach(() => {
  expect(console.error).not.toHaveBeenCalled();
  vi.restoreAllMocks();
});

describe('an element', () => {
  it('has one text when its children are all text', () => {
    expect(markup(p('49', ' of ', 90, ' messages', null, false))).toBe('<p>49 of 90 messages</p>');
    expect(own('option', { value: 'a' }, [0.5, '×'])).toHaveProperty('props.children', '0.5×');
    expect(own('p', {}, [['a', ['b']], 'c'])).toHaveProperty('props.children', 'abc');
    expect(own('p', {}, [12n, '!'])).toHaveProperty('props.children', '12!');
  });

  it('has an element around each text that stands beside elements', () => {
    expect(markup(p(3, ' ms ', b('x'), ', then ', b('y')))).toBe(
      '<p><text-run>3 ms </text-run><b>x</b><text-run>, then </text-run><b>y</b></p>',
    );
  });

  it('keeps white space between elements', () => {
    expect(markup(p(b('x'), ' ', b('y')))).toBe('<p><b>x</b><text-run> </text-run><b>y</b></p>');
  });

  it('is left as it is without text among its children', () => {
    const children = [b('x'), null, [b('y', 'y')], ''];
    expect(own('p', {}, children)).toHaveProperty('props.children', children);
    expect(own('p', {}, ['text'])).toHaveProperty('props.children', 'text');
    expect(own('p', {}, [0])).toHaveProperty('props.children', 0);
    expect(markup(p(null, false))).toBe('<p></p>');
    expect(markup(own('br', {}, []))).toBe('<br/>');
  });

  it('keeps its other props and its key', () => {
    const element = own('p', { id: 'a', 'aria-label': 'b' }, ['c ', b('d')], 'e');
    expect(element).toMatchObject({ key: 'e', props: { id: 'a', 'aria-label': 'b' } });
  });

  it('does not change the props that it is given', () => {
    const props = Object.freeze({ children: Object.freeze(['a ', b('x')]) as ReactNode });
    jsxs('p', props);
    jsx('p', props);
    expect(props.children).toEqual(['a ', b('x')]);
  });

  it('wraps text in lists, which need keys for their elements only', () => {
    const list = ['a', b('x', 'x'), 'b', 'c', ['d', b('y', 'y')]];
    const expectedMarkup =
      '<text-run>a</text-run><b>x</b><text-run>bc</text-run><text-run>d</text-run><b>y</b><text-run>!</text-run>';
    expect(markup(p(list, '!'))).toBe(`<p>${expectedMarkup}</p>`);
    expect(markup(dev('p', {}, [list, '!']))).toBe(`<p>${expectedMarkup}</p>`);
    expect(markup(p(list))).toBe(`<p>${expectedMarkup.replace('<text-run>!</text-run>', '')}</p>`);
  });

  it('has no HTML in a text of a drawing', () => {
    const label = own('text', {}, ['a ', own('tspan', {}, ['b', 'c'])]);
    expect(markup(own('svg', {}, [label]))).toBe('<svg><text>a <tspan>bc</tspan></text></svg>');
  });
});

describe('a fragment', () => {
  it('has an element around every text, because it has none itself', () => {
    expect(markup(own(Fragment, {}, ['a']))).toBe('<text-run>a</text-run>');
    expect(markup(own(Fragment, {}, [1, ' of ', 2]))).toBe('<text-run>1 of 2</text-run>');
    expect(markup(p(own(Fragment, {}, ['a', b('x')]), 'b'))).toBe(
      '<p><text-run>a</text-run><b>x</b><text-run>b</text-run></p>',
    );
    expect(markup(own(Suspense, {}, ['a']))).toContain('<text-run>a</text-run>');
  });
});

describe('a component', () => {
  const Field = ({ children }: Props) => own('dd', {}, [children]);

  it('gets its children as they are written', () => {
    const children = ['a ', b('x')];
    expect(own(Field, {}, children)).toHaveProperty('props.children', children);
  });

  it('may put them into an element, which is seen again', () => {
    expect(markup(own(Field, {}, ['a', 'b']))).toBe('<dd>ab</dd>');
    expect(markup(own(Field, {}, [3, ' ms ', b('x')]))).toBe('<dd><text-run>3 ms </text-run><b>x</b></dd>');
    expect(markup(dev(Field, {}, [3, ' ms ', b('x')]))).toBe('<dd><text-run>3 ms </text-run><b>x</b></dd>');
  });
});

describe('text that comes and goes', () => {
  /** What React tells children apart by: the place in the list, and the key. */
  const placesOf = (...children: readonly ReactNode[]): (string | null)[] => {
    const element = own('p', {}, children) as { props: { children: (null | { key: string | null; type: string })[] } };
    return element.props.children.map((child) => child && `${child.type} ${child.key}`);
  };

  it('does not move the elements beside it', () => {
    for (const text of ['a', null, false, '', 0]) {
      expect(placesOf(text, b('x'), text && 'b', b('y', 'y')).filter((_, place) => place % 2 === 1)).toEqual([
        'b null',
        'b y',
      ]);
    }
  });

  it('stays the same run while a part of it comes and goes', () => {
    const run = ['text-run text-run 0', null, null, 'b null'];
    expect(placesOf('a', 'b', 'c', b('x'))).toEqual(run);
    expect(placesOf(null, 'b', false, b('x'))).toEqual(run);
    expect(placesOf('', undefined, 'c', b('x'))).toEqual(run);
  });
});

describe('any tree', () => {
  interface Node {
    readonly kind: 'element' | 'fragment' | 'list';
    readonly children: readonly Child[];
  }
  type Child = string | number | bigint | boolean | null | undefined | Node;

  const { tree } = fc.letrec<{ tree: Node; child: Child }>((tie) => ({
    tree: fc.record({
      kind: fc.constantFrom('element', 'fragment', 'list'),
      children: fc.array(tie('child'), { maxLength: 5 }),
    }),
    child: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constantFrom('', ' ', 'a', 'b & c', 0, 90, 7n, true, false, null, undefined),
      tie('tree'),
    ),
  }));

  const build = (make: Make, child: Child, key?: Key): ReactNode => {
    if (typeof child !== 'object' || child === null) return child;
    const { kind, children } = child;
    if (kind === 'list') return children.map((each, place) => build(make, each, place));
    return make(
      kind === 'element' ? 'i' : Fragment,
      {},
      children.map((each) => build(make, each)),
      key,
    );
  };
  const page = (make: Make, root: Node): string => markup(make('div', {}, [build(make, root), '.']));

  it('shows the same as with React alone, and has no text beside anything', () => {
    fc.assert(
      fc.property(tree, (root) => {
        const html = page(own, root);
        expect(page(dev, root)).toBe(html);
        expect(html.replaceAll(/<\/?text-run>/g, '')).toBe(page(plain, root));
        for (const element of readXml(html).getElementsByTagName('*')) {
          const nodes = [...element.childNodes];
          const texts = nodes.filter((node) => node.nodeType === node.TEXT_NODE);
          expect(texts.length === 0 || nodes.length === 1).toBe(true);
        }
      }),
      { numRuns: rounds(500) },
    );
  });
});

describe('the compiler', () => {
  it('uses this runtime', () => {
    expect(markup(jsx(Sample, { count: 1 } as Props))).toBe('<p><em>now</em><text-run> 1 of 2</text-run></p>');
  });
});
