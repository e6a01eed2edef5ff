// One line of text in the form of a ruling.
import { Input } from "antd";

interface Props {
  name: string;
  value: string;
  most: number;
  hint?: string;
  status?: "warning" | "";
  disabled: boolean;
  set: (text: string) => void;
}

export function Text({ name, value, most, hint, status = "", disabled, set }: Props) {
  return (
    <Input
      data-field={name}
      value={value}
      maxLength={most}
      autoComplete="off"
      status={status}
      disabled={disabled}
      {...(hint !== undefined && { placeholder: hint })}
      onChange={(event) => set(event.target.value)}
    />
  );
}
