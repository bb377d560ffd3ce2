import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { Approval } from '#contract/workshop.ts';
import './tools.css';

const subjectSchema = z.object({
  tool: z.string(),
  from: z.string(),
  network: z.enum(['yes', 'no']),
  arguments: z.string(),
});

/** What a person is asked to approve before a tool is called: which, where, and each argument in full. */
export function ApprovedArguments({ subject }: Pick<Approval, 'subject'>) {
  const { t } = useTranslation();
  const parsed = subjectSchema.safeParse(subject);
  if (!parsed.success) return null;
  const { tool, from, network } = parsed.data;
  const given = z.record(z.string(), z.json()).parse(JSON.parse(parsed.data.arguments));
  const members = Object.entries(given);
  return (
    <>
      <div>
        <dt>{t('tools.which')}</dt>
        <dd className="selectable">
          <bdi>{tool}</bdi>
        </dd>
      </div>
      <div>
        <dt>{t('tools.where')}</dt>
        <dd className="selectable">
          <code>{from}</code> · {t(network === 'yes' ? 'tools.withNetwork' : 'tools.withoutNetwork')}
        </dd>
      </div>
      {members.length === 0 ? (
        <div>
          <dt>{t('tools.given')}</dt>
          <dd>{t('tools.givenNothing')}</dd>
        </div>
      ) : (
        <div className="tool-given">
          <dt>{t('tools.given')}</dt>
          <dd>
            {/* In a frame that scrolls, so that nothing of a long argument is left out. */}
            <dl className="selectable">
              {members.map(([name, value]) => (
                <div key={name}>
                  <dt>
                    <code>{name}</code>
                  </dt>
                  <dd dir="auto">{typeof value === 'string' ? value : JSON.stringify(value, null, 1)}</dd>
                </div>
              ))}
            </dl>
          </dd>
        </div>
      )}
    </>
  );
}
