"""`python -m intl_crm` is `intl-crm`."""

from intl_crm.cli import main

if __name__ == "__main__":
    main()
