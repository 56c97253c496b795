using Kreisblick.Web.Platform.Web.Forms;

namespace Kreisblick.Web.Features.Accounts.ForgottenPassword;

internal sealed class DoneModel : FormPage;
