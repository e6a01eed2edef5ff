// Having a room counted again from its log: long work, which the bell then tells of.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { answered, api } from "@/api/client";

/** `room` is the room's ident. */
export function useRefold() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (room: string) =>
      answered(
        api.POST("/api/rooms/{room}/refold", { params: { path: { room } }, body: { reason: "" } }),
      ),
    onSettled: () => queries.invalidateQueries({ queryKey: ["work"] }),
  });
}
