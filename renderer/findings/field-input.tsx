import { Input, Label, Radio, RadioGroup, TextArea, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { EditableField } from './editable-fields.ts';

interface FieldInputProps {
  readonly field: EditableField;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly autoFocus: boolean;
}

/** One value of a finding, to be typed over or, where it is yes or no, chosen. */
export function FieldInput({ field, label, value, onChange, autoFocus }: FieldInputProps) {
  const { t } = useTranslation();
  if (field.form === 'yes-no') {
    return (
      <RadioGroup className="correction-line" value={value} onChange={onChange} orientation="horizontal">
        <Label>{label}</Label>
        <div className="yes-no">
          <Radio value="true" className="chip-button" autoFocus={autoFocus}>
            {t('findings.yes')}
          </Radio>
          <Radio value="false" className="chip-button">
            {t('findings.no')}
          </Radio>
        </div>
      </RadioGroup>
    );
  }
  return (
    <TextField className="correction-line" value={value} onChange={onChange} autoFocus={autoFocus}>
      <Label>{label}</Label>
      {field.form === 'lines' ? (
        <TextArea className="input" rows={Math.min(4, field.value.split('\n').length + 1)} />
      ) : (
        <Input className="input" inputMode={field.form === 'number' ? 'decimal' : 'text'} />
      )}
    </TextField>
  );
}
