import { useState } from 'react';
import { Button, FieldError, Form, Input, Label, Switch, Text, TextArea, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import {
  type ToolMethod,
  toolAddressSchema,
  toolMethods,
  toolsOriginPattern,
  toolsOriginSchema,
} from '#contract/tools.ts';
import { ChoiceSelect } from '../settings/choice-select.tsx';
import { grantAddress, lookAt, stopAdding, useTools } from './tools-store.ts';

const kinds = ['program', 'server', 'address'] as const;

/** Where tools are asked for: a program with its arguments, a server, or one address with what it takes. */
export function OriginForm() {
  const { t } = useTranslation();
  const isLooking = useTools((state) => state.isLooking);
  const [kind, setKind] = useState<(typeof kinds)[number]>('program');
  const [origin, setOrigin] = useState('');
  const [command, setCommand] = useState('');
  const [lines, setLines] = useState('');
  const [network, setNetwork] = useState(false);
  const [url, setUrl] = useState('');
  const [method, setMethod] = useState<ToolMethod>('GET');
  const [tool, setTool] = useState('');
  const [names, setNames] = useState('');
  const submit = async () => {
    if (kind === 'address') {
      const properties = Object.fromEntries(words(names).map((name) => [name, { type: 'string' }]));
      const inputSchema = { type: 'object', properties, required: words(names), additionalProperties: false };
      const from = toolAddressSchema.parse({ kind, method, url: url.trim() });
      return grantAddress({ origin, tool: tool.trim(), description: '', inputSchema, from });
    }
    const given =
      kind === 'program'
        ? { kind, command: command.trim(), arguments: listed(lines), network }
        : { kind, url: url.trim() };
    return lookAt(origin, toolsOriginSchema.parse(given));
  };
  return (
    <Form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <ChoiceSelect
        label={t('tools.kind')}
        value={kind}
        choices={kinds.map((id) => ({ id, words: t(`tools.kind_${id}`) }))}
        onChange={setKind}
      />
      <TextField
        isRequired
        autoFocus
        value={origin}
        onChange={setOrigin}
        validate={(text) => (toolsOriginPattern.test(text) ? null : t('tools.originWrong'))}
      >
        <Label>{t('tools.origin')}</Label>
        <Input className="input" spellCheck={false} />
        <FieldError className="field-error" />
      </TextField>
      {kind === 'program' ? (
        <>
          <TextField isRequired value={command} onChange={setCommand} maxLength={4_096}>
            <Label>{t('tools.command')}</Label>
            <Input className="input" spellCheck={false} />
            <FieldError className="field-error">{t('tools.missing')}</FieldError>
          </TextField>
          <TextField value={lines} onChange={setLines} maxLength={20_000}>
            <Label>{t('tools.commandArguments')}</Label>
            <TextArea className="input" rows={3} spellCheck={false} />
            <Text slot="description" className="field-hint">
              {t('tools.commandHint')}
            </Text>
          </TextField>
          <Switch className="rule-switch" isSelected={network} onChange={setNetwork}>
            <span className="rule-track" aria-hidden />
            <span>
              <span className="rule-name">{t('tools.network')}</span>
              <span className="field-hint">{t('tools.networkHint')}</span>
            </span>
          </Switch>
        </>
      ) : (
        <TextField
          isRequired
          value={url}
          onChange={setUrl}
          validate={(text) => (toolAddressSchema.shape.url.safeParse(text.trim()).success ? null : t('tools.urlWrong'))}
        >
          <Label>{t('tools.url')}</Label>
          <Input className="input" placeholder="https://" spellCheck={false} />
          <FieldError className="field-error" />
        </TextField>
      )}
      {kind === 'address' ? (
        <>
          <ChoiceSelect
            label={t('tools.method')}
            value={method}
            choices={toolMethods.map((id) => ({ id, words: id }))}
            onChange={setMethod}
          />
          <TextField isRequired value={tool} onChange={setTool} maxLength={128}>
            <Label>{t('tools.toolName')}</Label>
            <Input className="input" spellCheck={false} />
            <FieldError className="field-error">{t('tools.missing')}</FieldError>
          </TextField>
          <TextField value={names} onChange={setNames} maxLength={2_000}>
            <Label>{t('tools.names')}</Label>
            <Input className="input" spellCheck={false} />
            <Text slot="description" className="field-hint">
              {t('tools.namesHint')}
            </Text>
          </TextField>
        </>
      ) : null}
      <footer className="dialog-footer">
        <Button className="button" onPress={stopAdding}>
          {t('app.cancel')}
        </Button>
        <Button type="submit" className="button is-primary" isPending={isLooking}>
          {t(kind === 'address' ? 'tools.grant' : isLooking ? 'tools.looking' : 'tools.look')}
        </Button>
      </footer>
    </Form>
  );
}

/** Each line is one argument, spaces and all. */
function listed(lines: string): string[] {
  return lines.split('\n').filter((line) => line !== '');
}

function words(text: string): string[] {
  return text.split(/[\s,，、]+/).filter((word) => word !== '');
}
