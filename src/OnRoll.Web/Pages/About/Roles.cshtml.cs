using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace OnRoll.Web.Pages.About;

[AllowAnonymous]
public sealed class RolesModel : PageModel;
