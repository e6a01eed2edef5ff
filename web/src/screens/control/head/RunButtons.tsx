// Going live, handing over, ending: what the run as a whole may do next.
import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { showId } from "@/domains/control/room";
import { useMay } from "@/domains/people/me";
import { HoldButton } from "@/kit/HoldButton";
import { useWords } from "@/words/words";
import { useDesk } from "../desk/DeskContext";
import { useActs } from "../desk/useActs";
import styles from "./head.module.css";

export function RunButtons() {
  const { run, onAir, open, room } = useDesk();
  const acts = useActs();
  const may = useMay();
  const told = useWords().control.run;
  const commands = may("run.command");
  const armed = showId(run.armed?.show ?? null);
  return (
    <span className={styles.buttons}>
      {onAir ? (
        <>
          <Button
            size="small"
            disabled={!may("run.handover")}
            onClick={() => open({ kind: "handover" })}
          >
            {told.handover}
          </Button>
          <HoldButton urgent disabled={!commands} onHeld={() => void acts.endShow()}>
            {told.end}
          </HoldButton>
        </>
      ) : (
        <>
          {run.show !== null && (
            <Link to="/rooms/$room/shows/$show" params={{ room, show: run.show.id }}>
              <Button size="small">{told.review}</Button>
            </Link>
          )}
          {armed !== null && (
            <Button
              size="small"
              type="primary"
              className={styles.go ?? ""}
              disabled={!commands}
              onClick={() => open({ kind: "go_live", show: armed })}
            >
              {told.goLive}
            </Button>
          )}
        </>
      )}
    </span>
  );
}
