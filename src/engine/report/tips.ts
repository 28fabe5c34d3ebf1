/** One of the twelve store-security tips, with what an audit of code can never say about it. */
export interface Tip {
  /** From 1 to 12. */
  readonly number: number;
  readonly title: string;
  /** What somebody has to look at, since no code shows it. */
  readonly beyondCode: string;
}

export const TIPS: readonly Tip[] = [
  {
    number: 1,
    title: "Run an established platform that ships security patches",
    beyondCode: "Which version is deployed: the code shows only the one that it was built for.",
  },
  {
    number: 2,
    title: "Leave custom modules to developers who know the OWASP Top 10",
    beyondCode: "Who wrote and reviewed a module, and what they know.",
  },
  {
    number: 3,
    title: "Keep platform, plug-ins and themes up to date, and retire legacy code",
    beyondCode: "Themes and plug-ins that were installed through an administration page.",
  },
  {
    number: 4,
    title: "Use strong secrets, a different one for each purpose",
    beyondCode: "The passwords of people, and whether they use a password manager.",
  },
  {
    number: 5,
    title: "Ask for a second factor",
    beyondCode: "Whether hosting, payment, registry and code accounts require one.",
  },
  {
    number: 6,
    title: "Encrypt every connection with TLS",
    beyondCode: "The certificates of the deployed hosts and when they expire.",
  },
  {
    number: 7,
    title: "Keep backups in another place, and test them",
    beyondCode: "Whether a backup was ever restored, and when for the last time.",
  },
  {
    number: 8,
    title: "Give every account the least rights it needs, and take them back",
    beyondCode: "Who holds an account today, and whether those who left still do.",
  },
  {
    number: 9,
    title: "Watch for anomalies, limit rates, use a firewall",
    beyondCode: "Firewalls, monitoring and alerts outside this code, and who reads them.",
  },
  {
    number: 10,
    title: "Choose integrations with active support, and delete unused ones",
    beyondCode: "How a vendor supports an integration, and access granted outside this code.",
  },
  {
    number: 11,
    title: "Protect customers and staff against phishing",
    beyondCode: "Training of staff, and the SPF, DKIM and DMARC records of the mail domains.",
  },
  {
    number: 12,
    title: "Handle personal data as GDPR and CCPA ask for",
    beyondCode:
      "Notices, contracts and the reasons for which data is kept. This is no legal advice.",
  },
];
