// Which sources the server can ask a platform for itself, and how often. [plain]

/** The connectors of the server (control/rules/pulled.py), by what a source's name begins with. */
const CONNECTORS = new Map([["wechat_channels", "wechat-channels-board"]]);

/** The connector by which the server could ask for a source itself; undefined: there is none. */
export const connectorOf = ({ name }: { name: string }): string | undefined =>
  CONNECTORS.get(name.split(":")[0] ?? "");

/** How often the server may ask, seconds (control/rules/pulled.py). */
export const EVERY_S = { least: 30, most: 600, first: 60 };
