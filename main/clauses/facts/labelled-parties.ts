import { isCompanyName } from '#main/language/company-forms.ts';
import type { Fact } from './fact-finding.ts';
import { partyFact } from './party-fact.ts';

const label =
  /^[ \t]*((?:Disponent |Head |Registered )?Owners?|(?:Sub-?|Time[- ])?Charterers?|Sellers?|Buyers?|Purchasers?|Suppliers?|Customer|Employer|(?:Main |Sub-?)?Contractor|Lenders?|Borrowers?|Guarantors?|Landlord|Tenant|Licensor|Licensee|Shippers?|Consignees?|Insurers?|Insured|Assured|Applicant|Beneficiary)[ \t]*:[ \t]*([^\n]{3,120})$/gim;
/** Where a name may end: "Lantau Bulk S.A., Panama", "Eastwind Pte Ltd (Singapore)". */
const nameEnd = /,\s|\s[(–-]|\s\/\s|;|$/g;

/** The parties of a recap, a line each: "Owners: Lantau Bulk S.A., Panama". Only names with the form of a company. */
export function labelledParties(top: string): Fact[] {
  return [...top.matchAll(label)].flatMap(([line, role = '', rest = ''], index, all): Fact[] => {
    const name = [...rest.matchAll(nameEnd)]
      .map((end) => rest.slice(0, end.index).trim())
      .find((head) => /^[\p{Lu}\d]\S*\s/u.test(head) && isCompanyName(head));
    const at = all[index]?.index;
    if (name === undefined || at === undefined) return [];
    const start = at + line.length - rest.length;
    const description = rest
      .slice(name.length)
      .replace(/^[\s,]+/, '')
      .trim();
    const fields = { name, role, alias: role, description: description === '' ? null : description };
    return [partyFact(start, start + name.length, fields, `a name behind “${role}:”`, 0.85)];
  });
}
