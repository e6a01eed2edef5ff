// Puts proof on file for what an alert quotes: the form is begun with its rule, words and product.
import { Button } from "antd";
import { type Alert, linkOf, wordIn } from "@/domains/control/alerts";
import { useWords } from "@/words/words";
import { useProve } from "../../checked/Proving";
import { useDesk } from "../desk/DeskContext";

export function ProveButton({ alert }: { alert: Alert }) {
  const { goods } = useDesk();
  const told = useWords().compliance;
  const prove = useProve();
  const rule = wordIn(alert, "rule");
  // Only what wants proof is settled by some.
  if (prove === null || rule === "" || wordIn(alert, "verdict") !== "needs_evidence") return null;
  const link = linkOf(alert);
  const product = goods.find((one) => one.linkId === link)?.productId ?? null;
  return (
    <Button
      size="small"
      type="link"
      data-act="prove-alert"
      onClick={() => prove({ rule, span: alert.text, product })}
    >
      {told.prove}
    </Button>
  );
}
