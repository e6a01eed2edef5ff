// A picture into the clipboard.

/** A picture into the clipboard; false where the browser does not take one. */
export async function pictureCopied(address: string): Promise<boolean> {
  try {
    const picture = fetch(address, { credentials: "same-origin" }).then((answer) => answer.blob());
    await navigator.clipboard.write([new ClipboardItem({ "image/png": picture })]);
    return true;
  } catch {
    return false;
  }
}
