// A control room: the same panels on a second monitor, on a tablet, and as a dock of 440 px.
import { useNavigate, useParams } from "@tanstack/react-router";
import { Button } from "antd";
import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type SyntheticEvent,
  useEffect,
  useState,
} from "react";
import { useStage } from "@/app/theme/Lighting";
import { asRefusal, sentence } from "@/api/refusal";
import { useRoomCard } from "@/domains/control/room";
import { useActions } from "@/kit/actions/CommandBox";
import { Empty } from "@/kit/Empty";
import { useMedia } from "@/kit/useMedia";
import { useWords } from "@/words/words";
import { AlertStrip } from "./alerts/AlertStrip";
import { LabelActions } from "./alerts/LabelActions";
import { LoudAlert } from "./alerts/LoudAlert";
import { Comments } from "./comments/Comments";
import styles from "./control.module.css";
import { DeskProvider, useDesk } from "./desk/DeskContext";
import { Keyboard } from "./desk/Keyboard";
import { Dialogs } from "./dialogs/Dialogs";
import { Foot } from "./foot/Foot";
import { Recent } from "./foot/Recent";
import { Refused } from "./foot/Refused";
import { Links } from "./goods/Links";
import { Next } from "./goods/Next";
import { Head } from "./head/Head";
import { Tiles } from "./head/Tiles";
import { Inbox } from "./inbox/Inbox";
import { Now } from "./now/Now";
import { Trend } from "./now/Trend";
import { PrompterStatus } from "./push/PrompterStatus";

export function ControlRoom({ dock = false }: { dock?: boolean }) {
  useStage();
  const { room = "" } = useParams({ strict: false });
  const words = useWords();
  const navigate = useNavigate();
  const card = useRoomCard(room);
  const narrow = useMedia("(max-width: 720px)");
  useEffect(() => {
    if (card.data !== undefined) document.title = `${card.data.title} · ${words.name}`;
  }, [card.data, words]);
  if (card.data === undefined) {
    return (
      <div data-screen="control" data-layout="none">
        {card.error !== null && (
          <Empty
            title={sentence(asRefusal(card.error), words)}
            action={
              <Button onClick={() => void navigate({ to: "/rooms" })}>
                {words.commandBox.go(words.places.rooms)}
              </Button>
            }
          />
        )}
      </div>
    );
  }
  return (
    <DeskProvider key={room} card={card.data}>
      {dock || narrow ? <DockFrame /> : <WideFrame />}
      <Keyboard />
      <LabelActions />
      <Dialogs />
    </DeskProvider>
  );
}

const onButton = (event: SyntheticEvent) =>
  event.target instanceof Element && event.target.closest("button") !== null;

/** The space bar scrolls, types and confirms Chinese: on the desk it presses no button. */
function noSpace(event: KeyboardEvent) {
  if (event.key === " " && onButton(event)) event.preventDefault();
}

/** A clicked button keeps no focus: the Enter after the next number would press it once more. */
function noFocus(event: MouseEvent) {
  if (onButton(event)) event.preventDefault();
}
const onlyMeant = {
  onKeyDownCapture: noSpace,
  onKeyUpCapture: noSpace,
  onMouseDownCapture: noFocus,
};

function Area({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={styles[name]} data-area={name}>
      {children}
    </div>
  );
}

/** Three columns; on a tablet two. */
function WideFrame() {
  const { room } = useDesk();
  const touch = useMedia("(pointer: coarse)");
  const tablet = useMedia("(max-width: 1099px)");
  useOtherLayout("/rooms/$room/dock", room);
  return (
    <div className={styles.wide} {...onlyMeant} data-screen="control" data-layout="wide">
      <Area name="head">
        <Head />
      </Area>
      <Area name="tiles">
        <Tiles />
      </Area>
      <Area name="links">
        <Links />
      </Area>
      <Area name="next">
        <Next />
      </Area>
      <Area name="now">
        <Now />
      </Area>
      <Area name="trend">
        <Trend />
      </Area>
      <Area name="inbox">
        <Inbox {...(touch && { most: 5 })} />
      </Area>
      <Area name="comments">
        <Comments />
      </Area>
      <Area name="foot">
        <LoudAlert />
        <Refused />
        <div className={styles.recent}>
          <Recent most={tablet ? 3 : 5} />
          <PrompterStatus />
        </div>
        <div className={styles.keys}>
          <Foot />
          <AlertStrip />
        </div>
      </Area>
    </div>
  );
}

const TABS = ["links", "comments", "trend", "recent"] as const;
type Tab = (typeof TABS)[number];

/** One above the other; what is looked at now and then takes turns. */
function DockFrame() {
  const { room } = useDesk();
  const told = useWords().control.dock;
  const [tab, setTab] = useState<Tab>("links");
  useOtherLayout("/rooms/$room", room);
  return (
    <div className={styles.dock} {...onlyMeant} data-screen="control" data-layout="dock">
      <Area name="head">
        <Head />
      </Area>
      <Area name="tiles">
        <Tiles dense />
      </Area>
      <Area name="now">
        <Now />
      </Area>
      <Area name="inbox">
        <Inbox most={4} />
      </Area>
      <Area name="alerts">
        <AlertStrip />
        <LoudAlert />
        <PrompterStatus />
      </Area>
      <div className={styles.tabs} role="tablist">
        {TABS.map((one) => (
          <button
            key={one}
            type="button"
            role="tab"
            aria-selected={tab === one}
            data-tab={one}
            onClick={() => setTab(one)}
          >
            {told[one]}
          </button>
        ))}
      </div>
      <Area name="turns">
        {tab === "links" && <Links />}
        {tab === "comments" && <Comments />}
        {tab === "trend" && (
          <div className={styles.both}>
            <Next />
            <Trend />
          </div>
        )}
        {tab === "recent" && (
          <div className={styles.past}>
            <Recent most={12} />
          </div>
        )}
      </Area>
      <Area name="foot">
        <Refused />
        <Foot />
      </Area>
    </div>
  );
}

/** Ctrl K leads to the other layout of the same room. */
function useOtherLayout(to: "/rooms/$room" | "/rooms/$room/dock", room: string) {
  const told = useWords().control.layouts;
  const navigate = useNavigate();
  useActions([
    {
      id: "desk-layout",
      label: to === "/rooms/$room" ? told.wide : told.dock,
      also: ["dock", "侧栏", "副屏", "wide"],
      run: () => void navigate({ to, params: { room } }),
    },
  ]);
}
