// Ten seconds to take something back. The deed is done at once; undoing is a deed of its own, so
// nothing depends on this page staying open.
import { App, Button } from "antd";
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
} from "react";
import { asRefusal, sentence } from "@/api/refusal";
import { useWords } from "@/words/words";
import styles from "./Undo.module.css";

const SECONDS = 10;

interface Offer {
  id: number;
  text: string;
  undo: () => Promise<unknown>;
}

const Context = createContext<(text: string, undo: () => Promise<unknown>) => void>(() => {});

/** Tell what was done and offer to undo it. */
export const useUndo = () => useContext(Context);

export function UndoProvider({ children }: { children: ReactNode }) {
  const [offers, setOffers] = useState<readonly Offer[]>([]);
  const offer = useCallback((text: string, undo: () => Promise<unknown>) => {
    setOffers((before) => [...before.slice(-2), { id: Date.now() + before.length, text, undo }]);
  }, []);
  const close = useCallback((id: number) => {
    setOffers((before) => before.filter((one) => one.id !== id));
  }, []);
  const shown = useMemo(
    () => offers.map((one) => <OfferLine key={one.id} offer={one} close={close} />),
    [offers, close],
  );
  return (
    <Context.Provider value={offer}>
      {children}
      <div className={styles.host} role="status" aria-live="polite">
        {shown}
      </div>
    </Context.Provider>
  );
}

function OfferLine({ offer, close }: { offer: Offer; close: (id: number) => void }) {
  const words = useWords();
  const { message } = App.useApp();
  const [left, setLeft] = useState(SECONDS);
  const [busy, setBusy] = useState(false);
  const [paused, setPaused] = useState(false);
  useEffect(() => {
    if (busy || paused) return undefined;
    if (left <= 0) {
      close(offer.id);
      return undefined;
    }
    const timer = setTimeout(() => setLeft(left - 1), 1_000);
    return () => clearTimeout(timer);
  }, [left, busy, paused, close, offer.id]);

  const undo = async () => {
    setBusy(true);
    try {
      await offer.undo();
      message.info(words.undo.undone);
    } catch (thrown) {
      message.warning(`${words.undo.failed}：${sentence(asRefusal(thrown), words)}`, 8);
    }
    close(offer.id);
  };
  return (
    <div
      className={styles.line}
      onPointerEnter={() => setPaused(true)}
      onPointerLeave={() => setPaused(false)}
    >
      <span className={styles.text}>{offer.text}</span>
      <Button size="small" loading={busy} onClick={() => void undo()}>
        {words.undo.left(left)}
      </Button>
    </div>
  );
}
