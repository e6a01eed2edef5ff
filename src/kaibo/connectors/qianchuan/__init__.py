"""巨量千川 reports: what the ads of an account, a plan or a product used and brought, by stretch."""
