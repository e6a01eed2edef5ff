// The two lights of Kaibo, as the only place where colours, type and sizes are chosen.
//
// Teal is for what can be pressed, red only for ON AIR and "act now", amber for "soon / needs
// evidence", green only for GO; all else is ink and grey. The four signal colours are the same in
// both lights and never carry text: white on them misses 4.5:1. Where teal or amber must be read,
// their `…Ink` is used, which reaches 4.5:1 on the ground of its light (`contrast.test.ts`).

export const signal = {
  press: "#0E9594",
  onAir: "#E5484D",
  soon: "#F5A524",
  go: "#30A46C",
} as const;

export interface Light {
  /** Behind everything. */
  ground: string;
  /** Cards, tables, bars. */
  surface: string;
  /** Above a surface: menus, dialogs. */
  raised: string;
  /** Table headers, hovered rows. */
  sunk: string;
  line: string;
  ink: string;
  /** Second to the text: labels, meta. */
  inkSoft: string;
  /** Third: placeholders and hints, still 4.5:1. */
  inkFaint: string;
  /** The fill of a primary button, and the text on it. */
  pressFill: string;
  onPress: string;
  pressInk: string;
  soonInk: string;
  /** Behind a note that something did not work, and its edge. */
  soonGround: string;
  soonLine: string;
  shadow: string;
}

export const paper: Light = {
  ground: "#F6F6F3",
  surface: "#FFFFFF",
  raised: "#FFFFFF",
  sunk: "#EFEFEB",
  line: "#DEDED8",
  ink: "#1B1F22",
  inkSoft: "#4E565B",
  inkFaint: "#646B70",
  pressFill: "#0B7C7B",
  onPress: "#FFFFFF",
  pressInk: "#0A7170",
  soonInk: "#8A5600",
  soonGround: "#FFF7E6",
  soonLine: "#F2CF8D",
  shadow: "0 6px 24px rgb(20 24 28 / 14%)",
};

export const stage: Light = {
  ground: "#0E1113",
  surface: "#15191C",
  raised: "#1D2226",
  sunk: "#1D2226",
  line: "#2D3338",
  ink: "#E8EBED",
  inkSoft: "#B1B8BD",
  inkFaint: "#8D959B",
  pressFill: "#0E9594",
  onPress: "#031110",
  pressInk: "#3CBDBB",
  soonInk: "#F5A524",
  soonGround: "#261E10",
  soonLine: "#5C4519",
  shadow: "0 6px 24px rgb(0 0 0 / 55%)",
};

export const lights = { paper, stage } as const;
export type LightName = keyof typeof lights;

export const type = {
  family:
    '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", system-ui, sans-serif',
  mono: 'ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace',
  meta: 12,
  work: 14,
  figures: [20, 28, 40],
} as const;

export const size = {
  /** Height of a control at a desk, and the least touch target under a finger. */
  control: 32,
  touch: 44,
  row: 34,
  radius: 6,
  rail: 68,
  bar: 48,
} as const;

/** Milliseconds of the only motion there is; 0 for those who ask for none. */
export const motion = { quick: 120, calm: 200 } as const;

const dashed = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** The tokens as CSS variables: `--ink-soft`, `--on-air`, `--row` … */
export function variables(light: Light): Record<string, string> {
  const out: Record<string, string> = { "--family": type.family, "--mono": type.mono };
  for (const [name, value] of Object.entries({ ...light, ...signal })) {
    out[`--${dashed(name)}`] = value;
  }
  for (const [name, value] of Object.entries(size)) out[`--${name}`] = `${value}px`;
  for (const [name, value] of Object.entries(motion)) out[`--${name}`] = `${value}ms`;
  return out;
}
