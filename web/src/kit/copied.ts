// Text into the clipboard, also on plain http from another computer, where browsers have none.

/** Whether it was copied. `beside`: a place that may hold the caret, within whatever traps it. */
export async function copied(text: string, beside: HTMLElement | null): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copiedByHand(text, beside ?? document.body);
  }
}

function copiedByHand(text: string, beside: HTMLElement): boolean {
  const before = document.activeElement;
  const field = document.createElement("textarea");
  field.value = text;
  field.style.position = "fixed";
  field.style.opacity = "0";
  beside.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  if (before instanceof HTMLElement) before.focus();
  return done;
}
