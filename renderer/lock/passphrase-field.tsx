import { FieldError, Input, Label, TextField } from 'react-aria-components';

interface PassphraseFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: string | null;
  readonly hint?: string;
  readonly autoFocus?: boolean;
}

/** A field for a passphrase: never shown, never remembered by the browser. */
export function PassphraseField({
  label,
  value,
  onChange,
  error = null,
  hint,
  autoFocus = false,
}: PassphraseFieldProps) {
  return (
    <TextField
      type="password"
      value={value}
      onChange={onChange}
      isInvalid={error !== null}
      autoFocus={autoFocus}
      autoComplete="off"
      maxLength={1_024}
    >
      <Label>{label}</Label>
      <Input className="input" onKeyDown={(event) => event.stopPropagation()} />
      {hint === undefined ? null : <p className="field-hint">{hint}</p>}
      <FieldError className="field-error">{error}</FieldError>
    </TextField>
  );
}
