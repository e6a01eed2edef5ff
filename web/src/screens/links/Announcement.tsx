// The sentence for the host after numbers have changed. Its place is always there, so that nothing
// moves when it comes.
import { CopyOutlined } from "@ant-design/icons";
import { App, Button } from "antd";
import { copied } from "@/kit/copied";
import { useWords } from "@/words/words";
import styles from "./links.module.css";

interface Props {
  text: string;
  pending: boolean;
}

export function Announcement({ text, pending }: Props) {
  const words = useWords();
  const { message } = App.useApp();
  const copy = async () => {
    if (await copied(text, null)) message.info(words.common.copied);
  };
  return (
    <div className={styles.announcement} role="status" data-announcement={text}>
      <b>{words.links.announce}</b>
      <span className={text === "" ? styles.hint : styles.said} title={text}>
        {pending ? words.links.pending : text || words.links.announceHint}
      </span>
      <Button
        size="small"
        icon={<CopyOutlined />}
        disabled={text === ""}
        onClick={() => void copy()}
      >
        {words.common.copy}
      </Button>
    </div>
  );
}
