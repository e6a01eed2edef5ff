// A claim that wants proof gets it where it is read: the form of evidence, begun with the claim.
import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { useMay } from "@/domains/people/me";
import { useLatest } from "@/kit/useLatest";
import { EvidenceDrawer } from "../evidence/EvidenceDrawer";

interface Claimed {
  rule: string;
  span: string;
  /** Our id of what this claim is about, where claims are not all about one thing. */
  product?: number | null;
}

const Prove = createContext<((claim: Claimed) => void) | null>(null);

/** Opens the form for a claim; null where nobody may put evidence on file. */
export const useProve = () => useContext(Prove);

interface Props {
  /** Our id of what the claims are about; null: no product in particular. */
  product: number | null;
  /** Something was put on file: what is claimed may be settled. */
  saved?: () => void;
  /** The form has gone: whose the keys are again. */
  closed?: () => void;
  children: ReactNode;
}

export function Proving({ product, saved, closed, children }: Props) {
  const writes = useMay()("compliance.write");
  const [claim, setClaim] = useState<Claimed | null>(null);
  const about = claim?.product ?? product;
  const latest = useLatest(closed);
  const isOpen = claim !== null;
  useEffect(() => (isOpen ? () => latest.current?.() : undefined), [isOpen, latest]);
  return (
    <Prove value={writes ? setClaim : null}>
      {children}
      {claim !== null && (
        <EvidenceDrawer
          opened={{
            kind: "new",
            mark: `for.${claim.rule}.${about ?? 0}.${claim.span.slice(0, 40)}`,
            draft: {
              rules: [claim.rule],
              words: [claim.span.slice(0, 60)],
              products: about === null ? [] : [about],
            },
          }}
          close={() => setClaim(null)}
          saved={() => saved?.()}
        />
      )}
    </Prove>
  );
}
