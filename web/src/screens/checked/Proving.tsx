// A claim that wants proof gets it where it is read: the form of evidence, begun with the claim.
import { createContext, type ReactNode, useContext, useState } from "react";
import { useMay } from "@/domains/people/me";
import { EvidenceDrawer } from "../evidence/EvidenceDrawer";

interface Claimed {
  rule: string;
  span: string;
}

const Prove = createContext<((claim: Claimed) => void) | null>(null);

/** Opens the form for a claim; null where nobody may put evidence on file. */
export const useProve = () => useContext(Prove);

interface Props {
  /** Our id of what the claims are about; null: no product in particular. */
  product: number | null;
  /** Something was put on file: what is claimed may be settled. */
  saved: () => void;
  children: ReactNode;
}

export function Proving({ product, saved, children }: Props) {
  const writes = useMay()("compliance.write");
  const [claim, setClaim] = useState<Claimed | null>(null);
  return (
    <Prove value={writes ? setClaim : null}>
      {children}
      {claim !== null && (
        <EvidenceDrawer
          opened={{
            kind: "new",
            mark: `for.${claim.rule}.${product ?? 0}.${claim.span.slice(0, 40)}`,
            draft: {
              rules: [claim.rule],
              words: [claim.span.slice(0, 60)],
              products: product === null ? [] : [product],
            },
          }}
          close={() => setClaim(null)}
          saved={saved}
        />
      )}
    </Prove>
  );
}
