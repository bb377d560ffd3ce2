import TriangleAlert from 'lucide-react/icons/triangle-alert';
import { useTranslation } from 'react-i18next';
import type { OfferedTool } from '#contract/tools.ts';
import { schemaArguments } from './schema-arguments.ts';

interface ToolDescriptionProps {
  readonly tool: Pick<OfferedTool, 'description' | 'inputSchema'>;
  readonly addressesMachine?: boolean;
}

/** What a tool says of itself and what it may be asked. The words are its server's. */
export function ToolDescription({ tool, addressesMachine = false }: ToolDescriptionProps) {
  const { t } = useTranslation();
  const taken = schemaArguments(tool.inputSchema);
  return (
    <div className="tool-description">
      {addressesMachine ? (
        <p className="tool-warning">
          <TriangleAlert size={13} strokeWidth={1.75} aria-hidden />
          {t('tools.addressesMachine')}
        </p>
      ) : null}
      {tool.description === '' ? null : (
        <p className="field-hint tool-words selectable" dir="auto">
          {tool.description}
        </p>
      )}
      {taken.length === 0 ? (
        <p className="field-hint">{t('tools.takesNothing')}</p>
      ) : (
        <ul className="tool-arguments" aria-label={t('tools.takes')}>
          {taken.map(({ name, type, isNeeded, description }) => (
            <li key={name}>
              <code>{name}</code>
              <span className="field-hint">
                {t(`tools.type_${type}`)}
                {isNeeded ? ` · ${t('tools.needed')}` : ''}
                {description === '' ? '' : ' · '}
                <bdi>{description}</bdi>
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
