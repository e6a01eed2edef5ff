// Everything that stands around the pages: language, light, answers, keys, the line to the server.
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { App as AntApp } from "antd";
import { useState } from "react";
import { answersAtAll } from "@/api/client";
import { makeQueries } from "@/api/queries";
import { useMe } from "@/domains/people/me";
import { ActionsProvider } from "@/kit/actions/CommandBox";
import { KeysProvider } from "@/kit/keys/Keys";
import { UndoProvider } from "@/kit/Undo";
import { LiveProvider } from "@/live/Live";
import { WordsProvider } from "@/words/words";
import { router } from "./router";
import { LightingProvider } from "./theme/Lighting";

export function App() {
  const [queries] = useState(() =>
    makeQueries({
      answers: answersAtAll,
      after: (ms, run) => void setTimeout(run, ms),
      random: Math.random,
    }),
  );
  return (
    <WordsProvider>
      <LightingProvider>
        <AntApp component={false} message={{ maxCount: 3 }}>
          <QueryClientProvider client={queries}>
            <SignedIn />
          </QueryClientProvider>
        </AntApp>
      </LightingProvider>
    </WordsProvider>
  );
}

function SignedIn() {
  const me = useMe();
  return (
    <LiveProvider user={me.data?.user?.id ?? null}>
      <KeysProvider>
        <ActionsProvider>
          <UndoProvider>
            <RouterProvider router={router} />
          </UndoProvider>
        </ActionsProvider>
      </KeysProvider>
    </LiveProvider>
  );
}
