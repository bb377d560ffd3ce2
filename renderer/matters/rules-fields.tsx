import { Switch } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { type MatterRules, permissions } from '#contract/guardrails.ts';
import './rules-fields.css';

/** Only what the application holds to is offered; to give up changing the rules could not be taken back. */
const offeredPermissions = [
  ['person', 'read'],
  ['person', 'analyse'],
  ['person', 'export'],
  ['agent', 'read'],
  ['agent', 'analyse'],
] as const;
const offeredPolicies = ['walledOff', 'noNetwork', 'citeConclusions'] as const;

interface RulesFieldsProps {
  readonly rules: MatterRules;
  readonly onChange: (rules: MatterRules) => void;
}

/** What may be done in a matter and by whom, as switches with a sentence each. */
export function RulesFields({ rules, onChange }: RulesFieldsProps) {
  const { t } = useTranslation();
  return (
    <fieldset className="rules-fields">
      <legend className="react-aria-Label">{t('rules.title')}</legend>
      {offeredPermissions.map(([role, permission]) => {
        const held = rules.permissions[role];
        return (
          <RuleSwitch
            key={`${role} ${permission}`}
            name={t(`rules.${role}.${permission}.name`)}
            text={t(`rules.${role}.${permission}.text`)}
            isOn={held.includes(permission)}
            onChange={(isOn) => {
              const changed = permissions.filter((one) => (one === permission ? isOn : held.includes(one)));
              onChange({ ...rules, permissions: { ...rules.permissions, [role]: changed } });
            }}
          />
        );
      })}
      {offeredPolicies.map((policy) => (
        <RuleSwitch
          key={policy}
          name={t(`rules.${policy}.name`)}
          text={t(`rules.${policy}.text`)}
          isOn={rules.policy[policy]}
          onChange={(isOn) => onChange({ ...rules, policy: { ...rules.policy, [policy]: isOn } })}
        />
      ))}
    </fieldset>
  );
}

interface RuleSwitchProps {
  readonly name: string;
  readonly text: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}

function RuleSwitch({ name, text, isOn, onChange }: RuleSwitchProps) {
  return (
    <Switch className="rule-switch" isSelected={isOn} onChange={onChange} aria-label={name} aria-description={text}>
      <span className="rule-track" aria-hidden />
      <span aria-hidden>
        <span className="rule-name">{name}</span>
        <span className="field-hint">{text}</span>
      </span>
    </Switch>
  );
}
