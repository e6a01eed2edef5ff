// The few signs that stand in every row of a long list, as bare shapes: an icon component costs
// more than the row it stands in.

const PATHS = {
  more: "M8 4.2a1.2 1.2 0 1 0 0-2.4 1.2 1.2 0 0 0 0 2.4ZM8 9.2a1.2 1.2 0 1 0 0-2.4 1.2 1.2 0 0 0 0 2.4ZM8 14.2a1.2 1.2 0 1 0 0-2.4 1.2 1.2 0 0 0 0 2.4Z",
  grip: "M5.5 4.2a1.1 1.1 0 1 0 0-2.2 1.1 1.1 0 0 0 0 2.2ZM10.5 4.2a1.1 1.1 0 1 0 0-2.2 1.1 1.1 0 0 0 0 2.2ZM5.5 9.1a1.1 1.1 0 1 0 0-2.2 1.1 1.1 0 0 0 0 2.2ZM10.5 9.1a1.1 1.1 0 1 0 0-2.2 1.1 1.1 0 0 0 0 2.2ZM5.5 14a1.1 1.1 0 1 0 0-2.2 1.1 1.1 0 0 0 0 2.2ZM10.5 14a1.1 1.1 0 1 0 0-2.2 1.1 1.1 0 0 0 0 2.2Z",
  right: "m5.6 2.6 5.4 5.4-5.4 5.4-1-1L9 8 4.6 3.6l1-1Z",
  down: "m2.6 5.6 5.4 5.4 5.4-5.4-1-1L8 9 3.6 4.6l-1 1Z",
} as const;

export function Glyph({ name }: { name: keyof typeof PATHS }) {
  return (
    <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden>
      <path d={PATHS[name]} fill="currentColor" />
    </svg>
  );
}
