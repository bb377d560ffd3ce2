import { useEffect, useState } from 'react';
import { Input, Label, Text, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { ToolGrant } from '#contract/tools.ts';
import { request } from '../bridge.ts';
import { notifyError } from '../design/notices.ts';
import { ChoiceSelect } from '../settings/choice-select.tsx';
import { argumentsJson } from './arguments-json.ts';
import { schemaArguments } from './schema-arguments.ts';
import './tools.css';

interface ToolCallFieldsProps {
  readonly matterId: string;
  readonly tool: string;
  /** Takes the tool's name and its arguments as JSON. */
  readonly onChange: (tool: string, argumentsText: string) => void;
}

/** Which granted tool is called and with what: a field for each of its arguments. */
export function ToolCallFields({ matterId, tool, onChange }: ToolCallFieldsProps) {
  const { t } = useTranslation();
  const [grants, setGrants] = useState<readonly ToolGrant[] | null>(null);
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  useEffect(() => {
    let isWanted = true;
    request('tools.list', { matterId }).then((listed) => {
      if (isWanted) setGrants(listed.filter(({ suspended }) => suspended === null));
    }, notifyError);
    return () => {
      isWanted = false;
    };
  }, [matterId]);
  if (grants === null) return null;
  if (grants.length === 0) return <p className="field-hint">{t('tools.noneForPlan')}</p>;
  const chosen = grants.find(({ name }) => name === tool);
  const taken = chosen === undefined ? [] : schemaArguments(chosen.inputSchema);
  return (
    <div className="tool-call">
      <ChoiceSelect
        label={t('tools.which')}
        value={chosen?.name ?? ''}
        choices={grants.map(({ name }) => ({ id: name, words: name }))}
        onChange={(name) => {
          setTyped({});
          onChange(name, '{}');
        }}
      />
      {taken.map(({ name, type, isNeeded, description }) => (
        <TextField
          key={name}
          value={typed[name] ?? ''}
          isRequired={isNeeded}
          onChange={(text) => {
            const now = { ...typed, [name]: text };
            setTyped(now);
            onChange(tool, argumentsJson(taken, now));
          }}
        >
          <Label>
            <bdi>{name}</bdi> ({t(`tools.type_${type}`)})
          </Label>
          <Input className="input" />
          {description === '' ? null : (
            <Text slot="description" className="field-hint">
              {description}
            </Text>
          )}
        </TextField>
      ))}
    </div>
  );
}
