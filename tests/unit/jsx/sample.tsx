/** What the compiler makes of JSX in this repository, in one piece. */
export function Sample({ count }: { readonly count: number }) {
  return (
    <p>
      <em>now</em> {count} of {count + 1}
    </p>
  );
}
