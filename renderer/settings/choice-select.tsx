import ChevronDown from 'lucide-react/icons/chevron-down';
import { Button, Label, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components';

interface ChoiceSelectProps<Choice extends string> {
  readonly label: string;
  readonly value: Choice;
  readonly choices: readonly { readonly id: Choice; readonly words: string; readonly lang?: string }[];
  readonly onChange: (choice: Choice) => void;
  readonly isLabelHidden?: boolean;
}

/** One choice of a few. */
export function ChoiceSelect<Choice extends string>({
  label,
  value,
  choices,
  onChange,
  isLabelHidden = false,
}: ChoiceSelectProps<Choice>) {
  return (
    <Select
      className="select"
      value={value}
      onChange={(key) => {
        const chosen = choices.find((choice) => choice.id === key);
        if (chosen !== undefined) onChange(chosen.id);
      }}
      {...(isLabelHidden ? { 'aria-label': label } : {})}
    >
      {isLabelHidden ? null : <Label>{label}</Label>}
      <Button className="select-button">
        <SelectValue />
        <ChevronDown size={13} strokeWidth={2} aria-hidden />
      </Button>
      <Popover className="popover">
        <ListBox className="menu">
          {choices.map((choice) => (
            <ListBoxItem key={choice.id} id={choice.id} lang={choice.lang} textValue={choice.words}>
              {choice.words}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  );
}
